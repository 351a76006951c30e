namespace Tahoon.Contracts.Internal;

/// <summary>A user as other services need to know it: no personal data.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">Two letters, such as <c>en</c> or <c>ar</c>.</param>
public sealed record UserView(Guid UserId, Guid OrganisationId, string TimeZone, string Language);

/// <summary>A user to register, or to find again by its external reference, else by its e-mail address.</summary>
public sealed record RegisterUserCommand(
    Guid OrganisationId,
    string Name,
    string Email,
    string? Phone,
    string TimeZone,
    string? Language,
    string? ExternalReference,
    IReadOnlyList<Device>? Devices)
{
    /// <summary>Without personal data, as a record's text may reach a log.</summary>
    public override string ToString() => $"RegisterUserCommand of organisation {OrganisationId}";
}

/// <summary>A device that takes pushes.</summary>
/// <param name="Token">The push registration token.</param>
/// <param name="Platform"><c>android</c>, <c>ios</c> or <c>web</c>.</param>
public sealed record Device(string Token, string Platform)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"Device on {Platform}";
}

/// <summary>The user that was registered or found.</summary>
/// <param name="Created">False where it existed already.</param>
public sealed record RegisteredUser(Guid UserId, bool Created);

/// <summary>A client application as the gateway needs to know it. It has secrets: kept in memory only, and for a minute.</summary>
/// <param name="RequireSignature">True where its requests must be signed.</param>
/// <param name="SigningSecrets">In clear: those that are valid, one or, while one replaces another, two; empty where it signs nothing.</param>
/// <param name="AllowedOrigins">Where its pages in browsers come from, such as <c>https://clinic.example</c>.</param>
public sealed record ApplicationView(
    Guid ApplicationId, bool RequireSignature, IReadOnlyList<string> SigningSecrets, IReadOnlyList<string> AllowedOrigins)
{
    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"ApplicationView of {ApplicationId}";
}

/// <summary>The origins of all applications.</summary>
public sealed record OriginsView(IReadOnlyList<string> Origins);

/// <summary>A service asks Identity for a token for calls under <c>/internal</c>.</summary>
/// <param name="Service">Its name, such as <c>booking</c>.</param>
/// <param name="Secret">The secret that the AppHost gave it.</param>
public sealed record ServiceTokenCommand(string Service, string Secret)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"ServiceTokenCommand of {Service}";
}

/// <summary>A token for calls under <c>/internal</c>.</summary>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record ServiceToken(string AccessToken, int ExpiresIn)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => "ServiceToken";
}
