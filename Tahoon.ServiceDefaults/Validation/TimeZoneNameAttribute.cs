using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>An IANA time zone that this system knows, such as <c>Asia/Kuwait</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class TimeZoneNameAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string name
        || (name.Length <= 64 && Shape().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"The field {name} must be an IANA time zone.";

    // the system looks a name up as a file
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
