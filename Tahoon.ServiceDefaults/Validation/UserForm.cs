using System.ComponentModel.DataAnnotations;
using Tahoon.Contracts.Internal;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>A user as every endpoint takes it that registers one; public, as validation is generated for public types only.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">The organisation's where left out.</param>
/// <param name="ExternalReference">The organisation's own id of the user.</param>
public sealed record UserForm(
    [property: Required, StringLength(UserLimits.LongestName), PlainText] string? Name,
    [property: Required, StringLength(UserLimits.LongestEmail), EmailText] string? Email,
    [property: StringLength(UserLimits.LongestPhone), PhoneNumber] string? Phone,
    [property: Required, StringLength(UserLimits.LongestTimeZone), TimeZoneName] string? TimeZone,
    [property: RegularExpression(UserLimits.Language)] string? Language,
    [property: StringLength(UserLimits.LongestReference), PlainText] string? ExternalReference,
    [property: MaxLength(UserLimits.MostDevices), Each] IReadOnlyList<DeviceForm>? DeviceTokens)
{
    /// <summary>The same, to register in this organisation.</summary>
    public RegisterUserCommand For(Guid organisation) => new(
        organisation, Name!, Email!, Phone, TimeZone!, Language, ExternalReference,
        DeviceTokens?.Select(device => new Device(device.Token!, device.Platform!)).ToList());

    /// <summary>Without personal data.</summary>
    public override string ToString() => nameof(UserForm);
}

/// <summary>A device that takes the user's pushes.</summary>
public sealed record DeviceForm(
    [property: Required, StringLength(UserLimits.LongestDeviceToken), DeviceToken] string? Token,
    [property: Required, RegularExpression(UserLimits.Platform)] string? Platform)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(DeviceForm);
}
