using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Internal;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>An e-mail address with a domain of at least two parts, and no display name or markup.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class EmailTextAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || IsEmail(text.Trim());

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"The field {name} must be an e-mail address.";

    /// <summary>True for an address.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= UserLimits.LongestEmail
        && Shape().IsMatch(text)
        && !text.AsSpan().ContainsAny('<', '>')
        && PlainTextAttribute.IsPlain(text)
        && MailAddress.TryCreate(text, out _);

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
