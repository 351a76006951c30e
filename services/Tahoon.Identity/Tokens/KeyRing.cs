using Microsoft.IdentityModel.Tokens;

namespace Tahoon.Identity.Tokens;

/// <summary>The keys as they are at an instant.</summary>
/// <param name="Signing">What tokens are signed with now.</param>
/// <param name="Published">What tokens are validated with: the one that signs, its successor, and its predecessor for a while.</param>
internal sealed record KeyRing(SigningCredentials Signing, IReadOnlyList<ECDsaSecurityKey> Published);
