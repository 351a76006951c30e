using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Internal;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>A push registration token: letters, digits and the marks that partners' tokens have.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class DeviceTokenAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || IsToken(text);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"The field {name} must be a device token of 1 to {UserLimits.LongestDeviceToken} letters, digits and marks.";

    /// <summary>True for a token.</summary>
    public static bool IsToken(string text) => text.Length <= UserLimits.LongestDeviceToken && Shape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9._~:/+=%@|-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
