using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>A client's claim on an idempotency key, and its answer once it is final. Kept 24 h.</summary>
public sealed class ClaimRow
{
    /// <summary>The application that the key belongs to.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>SHA-256 of who asks and the key, hex.</summary>
    public required string KeyHash { get; init; }

    /// <summary>SHA-256 over method, route and body, hex.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The id of what the request makes, the same at every attempt.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The allocation that attempts use until it is refused.</summary>
    public required Guid AllocationId { get; set; }

    /// <summary>Raised by every take-over; only the newest attempt can close the claim.</summary>
    public required int Attempt { get; set; }

    /// <summary>Until when nobody takes over, by the database's clock.</summary>
    public required DateTime LeaseUntil { get; set; }

    /// <summary>True once the answer is final.</summary>
    public bool Finished { get; set; }

    /// <summary>The final answer's HTTP status.</summary>
    public int? Status { get; set; }

    /// <summary>The final answer's body, JSON.</summary>
    public string? Body { get; set; }

    /// <summary>The final answer's Location and ETag, or null.</summary>
    public string? Location { get; set; }

    /// <summary>The final answer's entity tag, or null.</summary>
    public string? ETag { get; set; }

    /// <summary>The user whose personal data the body has, or null.</summary>
    public Guid? About { get; set; }

    /// <summary>When the key was first used, by the database's clock.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>Maps claims into a service's model.</summary>
public static class ClaimMapping
{
    /// <summary>Adds the table <c>Claims</c>.</summary>
    public static void MapClaims(this ModelBuilder model) => model.Entity<ClaimRow>(claim =>
    {
        claim.ToTable("Claims", table =>
        {
            table.HasCheckConstraint("CK_Claims_Attempt", "\"Attempt\" >= 1");
            table.HasCheckConstraint(
                "CK_Claims_Finished", "(\"Finished\" = 0 AND \"Status\" IS NULL) OR (\"Finished\" = 1 AND \"Status\" IS NOT NULL)");
        });
        claim.HasKey(row => new { row.ApplicationId, row.KeyHash });
        claim.HasIndex(row => row.SubjectId).IsUnique();
        claim.HasIndex(row => row.CreatedAt);
        claim.HasIndex(row => row.About).HasFilter("\"About\" IS NOT NULL");
        claim.Property(row => row.KeyHash).HasMaxLength(64).IsUnicode(false);
        claim.Property(row => row.RequestHash).HasMaxLength(64).IsUnicode(false);
        claim.Property(row => row.Location).HasMaxLength(256);
        claim.Property(row => row.ETag).HasMaxLength(64);
    });
}
