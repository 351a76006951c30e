namespace Tahoon.Scheduling.Data;

/// <summary>
/// The row that every hold of a user or of an application updates first, so that what was counted under it stays true until
/// the commit. It means nothing beyond that: one that is missing is inserted.
/// </summary>
internal sealed class HolderLock
{
    /// <summary>The user or the application.</summary>
    public Guid HolderId { get; init; }

    public long Turn { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTime TakenAt { get; init; }
}
