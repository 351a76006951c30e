namespace Tahoon.Identity.Domain;

/// <summary>A program of an organisation that asks in its name, within its scopes.</summary>
internal sealed class ClientApplication
{
    public const int LongestName = 120, LongestScopes = 200;

    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Name { get; set; }

    /// <summary>What its tokens may do, separated by blanks.</summary>
    public required string Scopes { get; set; }

    /// <summary>True where its requests must carry a signature.</summary>
    public bool RequireSignature { get; set; }

    /// <summary>The secret of its signatures, encrypted; null where it signs nothing.</summary>
    public string? ProtectedSigningSecret { get; set; }

    public required DateTime CreatedAt { get; init; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
