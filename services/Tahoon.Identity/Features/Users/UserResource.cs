using System.Globalization;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Features.Users;

/// <summary>A user as new clients see it.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Version">Raised by every change; the ETag.</param>
internal sealed record UserResource(
    UserId UserId,
    string Name,
    string Email,
    string? Phone,
    string TimeZone,
    string Language,
    string? ExternalReference,
    int Version)
{
    public static UserResource Of(User user) => new(
        new UserId(user.Id), user.Name, user.Email, user.Phone, user.TimeZone, user.Language, user.ExternalReference,
        user.Version);

    public static string ETagOf(User user) => string.Create(CultureInfo.InvariantCulture, $"\"{user.Version}\"");

    public static string LocationOf(User user) => $"/api/v1/users/{new UserId(user.Id)}";

    /// <summary>Without personal data.</summary>
    public override string ToString() => nameof(UserResource);
}
