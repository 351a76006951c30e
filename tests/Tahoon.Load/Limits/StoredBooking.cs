using Microsoft.EntityFrameworkCore;

namespace Tahoon.Load.Limits;

/// <summary>Rows of the size that one booking leaves, in one file and one transaction: the least that has to reach the disk.</summary>
internal sealed class StoredBookings(DbContextOptions options) : DbContext(options)
{
    public const int Cells = 12, Messages = 2;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CellRow>().ToTable("Cells").HasKey(cell => new { cell.ProviderId, cell.Number });
        modelBuilder.Entity<BookingRow>(booking =>
        {
            booking.ToTable("Bookings").HasKey(row => row.BookingId);
            booking.HasIndex(row => new { row.UserId, row.Start });
            booking.HasIndex(row => new { row.ProviderId, row.Start });
        });
        modelBuilder.Entity<MessageRow>(message =>
        {
            message.ToTable("Outbox").HasKey(row => row.EventId);
            message.HasIndex(row => row.OccurredAt).HasFilter("\"SentAt\" IS NULL");
        });
    }
}

internal sealed class CellRow
{
    public Guid ProviderId { get; init; }

    public long Number { get; init; }

    public Guid AllocationId { get; init; }
}

internal sealed class BookingRow
{
    public Guid BookingId { get; init; }

    public Guid UserId { get; init; }

    public Guid ProviderId { get; init; }

    public DateTime Start { get; init; }

    public DateTime End { get; init; }

    public required string Body { get; init; }
}

internal sealed class MessageRow
{
    public Guid EventId { get; init; }

    public required string Queue { get; init; }

    public required string Body { get; init; }

    public DateTime OccurredAt { get; init; }

    public DateTime? SentAt { get; init; }
}
