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

    /// <summary>
    /// How many valid signing secrets it has. It changes in the transactions that change those, so that the database can hold
    /// that who must sign is able to.
    /// </summary>
    public int ValidSecrets { get; set; }

    /// <summary>Whose pages may call with its tokens, separated by blanks; empty for none.</summary>
    public string AllowedOrigins { get; set; } = "";

    public required DateTime CreatedAt { get; init; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> OriginList => AllowedOrigins.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
