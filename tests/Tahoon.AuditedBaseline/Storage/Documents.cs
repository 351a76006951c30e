namespace Tahoon.AuditedBaseline.Storage;

// What goes to the database and comes from it. XmlSerializer wants public types with setters.

/// <summary>A user.</summary>
public sealed class UserXml
{
    public Guid UserId { get; set; }

    public string? Name { get; set; }
}

/// <summary>A slot.</summary>
public sealed class SlotXml
{
    public Guid SlotId { get; set; }

    public Guid ProviderId { get; set; }

    public Guid UserId { get; set; }

    public DateTime Start { get; set; }

    public DateTime End { get; set; }

    public bool Free { get; set; }
}

/// <summary>An order.</summary>
public sealed class OrderXml
{
    public Guid OrderId { get; set; }

    public Guid SlotId { get; set; }

    public Guid UserId { get; set; }

    public DateTime Start { get; set; }

    public DateTime End { get; set; }

    public long PriceMinor { get; set; }
}

/// <summary>What has become of an order.</summary>
public sealed class StatusXml
{
    public Guid OrderId { get; set; }

    public string? Status { get; set; }

    public string? MeetingId { get; set; }
}
