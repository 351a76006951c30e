namespace Tahoon.Contracts;

/// <summary>An amount of money.</summary>
/// <param name="AmountMinor">In the currency's minor unit, such as fils or cents.</param>
/// <param name="Currency">ISO 4217, three letters.</param>
public sealed record Money(long AmountMinor, string Currency);
