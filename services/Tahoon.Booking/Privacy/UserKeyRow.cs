using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tahoon.Booking.Privacy;

/// <summary>
/// The data key of a user: what the user wrote is encrypted under it, also in the stream that is never changed. Destroyed, the
/// row stays as the tombstone: nothing is read and nothing is booked for the user any more.
/// </summary>
internal sealed class UserKeyRow
{
    public const int LongestKey = 1000;

    public required Guid UserId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>The key, wrapped by the service's key ring; null once it is destroyed.</summary>
    public string? ProtectedKey { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the user was last booked for. Every booking's transaction changes it, so that an erasure waits for it, or it for the erasure.</summary>
    public DateTime? BookedAt { get; init; }

    public DateTime? DestroyedAt { get; init; }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"Key of user {UserId}";
}

internal sealed class UserKeyMapping : IEntityTypeConfiguration<UserKeyRow>
{
    public void Configure(EntityTypeBuilder<UserKeyRow> builder)
    {
        builder.ToTable("UserKeys", table => table.HasCheckConstraint(
            "CK_UserKeys_Destroyed", "(\"ProtectedKey\" IS NULL AND \"DestroyedAt\" IS NOT NULL) OR (\"ProtectedKey\" IS NOT NULL AND \"DestroyedAt\" IS NULL)"));
        builder.HasKey(key => key.UserId);
        builder.Property(key => key.UserId).ValueGeneratedNever();
        builder.Property(key => key.ProtectedKey).HasMaxLength(UserKeyRow.LongestKey).IsUnicode(false);
    }
}
