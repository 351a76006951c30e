using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Internal;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>A phone number: 6 to 15 digits, perhaps after a plus; blanks, hyphens and parentheses may stand between them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class PhoneNumberAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not string text || string.IsNullOrWhiteSpace(text) || (text.Length <= UserLimits.LongestPhone && IsPhone(Compact(text)));

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"The field {name} must be a phone number of 6 to 15 digits, with the country's code after a plus.";

    /// <summary>True for a compact number.</summary>
    public static bool IsPhone(string compact) => Shape().IsMatch(compact);

    /// <summary>The number without what only makes it readable.</summary>
    public static string Compact(string text) =>
        string.Concat(text.Where(letter => letter is not (' ' or '-' or '(' or ')')));

    [GeneratedRegex(@"^\+?[0-9]{6,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
