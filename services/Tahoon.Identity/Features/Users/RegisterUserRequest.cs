using System.ComponentModel.DataAnnotations;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Features.Users;

/// <summary>A user to register.</summary>
internal sealed record RegisterUserRequest
{
    [Required, StringLength(UserRules.LongestName)]
    public string? Name { get; init; }

    [Required, StringLength(UserRules.LongestEmail)]
    public string? Email { get; init; }

    [StringLength(UserRules.LongestPhone)]
    public string? Phone { get; init; }

    [Required, StringLength(UserRules.LongestTimeZone)]
    public string? TimeZone { get; init; }

    public string? Language { get; init; }

    [StringLength(UserRules.LongestReference)]
    public string? ExternalReference { get; init; }

    [MaxLength(UserRules.MostDevices)]
    public IReadOnlyList<DeviceToken?>? DeviceTokens { get; init; }

    /// <summary>A device that takes the user's pushes.</summary>
    internal sealed record DeviceToken(string? Token, string? Platform)
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(DeviceToken);
    }

    public RegisterUserCommand For(Guid organisation) => new(
        organisation, Name!, Email!, Phone, TimeZone!, Language, ExternalReference,
        DeviceTokens?.Select(device => new Device(device?.Token ?? "", device?.Platform ?? "")).ToList());

    /// <summary>Without personal data.</summary>
    public override string ToString() => nameof(RegisterUserRequest);
}
