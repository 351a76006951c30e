using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Ids;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>Who is asking.</summary>
public enum CallerKind
{
    /// <summary>A client application, for its organisation.</summary>
    Application = 1,

    /// <summary>A user, for itself.</summary>
    User = 2,

    /// <summary>A care provider, for itself.</summary>
    Provider = 3,

    /// <summary>An operator of Tahoon.</summary>
    Operator = 4,

    /// <summary>Another service.</summary>
    Service = 5,
}

/// <summary>The caller that a valid token names; a handler takes it as a parameter.</summary>
/// <param name="Kind">What the token stands for.</param>
/// <param name="OrganisationId">The organisation whose things it may see; empty for services and operators.</param>
/// <param name="ApplicationId">The application that got the token; idempotency keys are its own.</param>
/// <param name="SubjectId">The user or provider, or the application itself.</param>
public sealed record Caller(CallerKind Kind, Guid OrganisationId, Guid ApplicationId, Guid SubjectId)
{
    /// <summary>Reads the caller from a validated token's claims.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was reached without authorization.</exception>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(Of(context.User));

    /// <summary>The caller of a validated principal.</summary>
    public static Caller Of(ClaimsPrincipal principal)
    {
        if (!Enum.TryParse<CallerKind>(principal.FindFirstValue(TokenClaims.Kind), ignoreCase: true, out var kind))
            throw new InvalidOperationException("An endpoint that asks for its caller must require authorization.");

        var subject = principal.FindFirstValue(TokenClaims.Subject);
        return new Caller(
            kind,
            PublicId.Read<OrganisationId>(principal.FindFirstValue(TokenClaims.Organisation)).Value,
            PublicId.Read<ClientId>(principal.FindFirstValue(TokenClaims.Application)).Value,
            kind switch
            {
                CallerKind.Application => PublicId.Read<ClientId>(subject).Value,
                CallerKind.User => PublicId.Read<UserId>(subject).Value,
                CallerKind.Provider => PublicId.Read<ProviderId>(subject).Value,
                _ => Guid.Empty,
            });
    }
}

/// <summary>The claims of Tahoon's access tokens.</summary>
public static class TokenClaims
{
    /// <summary>Issuer and audience of every token.</summary>
    public const string Issuer = "tahoon-identity", Audience = "tahoon";

    /// <summary>Opaque id of the application, user or provider; the name of a service or operator.</summary>
    public const string Subject = "sub";

    /// <summary>A <see cref="CallerKind"/> in lower case.</summary>
    public const string Kind = "kind";

    /// <summary>Opaque id of the organisation.</summary>
    public const string Organisation = "org";

    /// <summary>Opaque id of the application that got the token.</summary>
    public const string Application = "app";

    /// <summary>Scopes, separated by blanks.</summary>
    public const string Scope = "scope";
}

/// <summary>What an application token may do.</summary>
public static class Scopes
{
    /// <summary>Read catalogue and free slots.</summary>
    public const string CatalogueRead = "catalogue.read";

    /// <summary>Read and change the catalogue's entries: providers and specialities, in all languages.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>Book, read and change bookings.</summary>
    public const string Bookings = "bookings";

    /// <summary>Read and change providers' schedules.</summary>
    public const string Schedules = "schedules";

    /// <summary>Register users and get tokens for them.</summary>
    public const string Users = "users";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [CatalogueRead, Bookings, Schedules, Users, Catalogue];
}
