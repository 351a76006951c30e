using System.ComponentModel.DataAnnotations;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>An IANA time zone that this system knows, such as <c>Asia/Kuwait</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TimeZoneNameAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string name
        || (name.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"The field {name} must be an IANA time zone.";
}
