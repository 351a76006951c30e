namespace Tahoon.DevBroker.Storage;

/// <summary>One change of the file.</summary>
internal abstract record Change
{
    internal sealed record Insert(StoredMessage Message, ReadOnlyMemory<byte> Content) : Change;

    internal sealed record Delete(long Sequence) : Change;

    /// <summary>The number of deliveries and the deferral, as they are now.</summary>
    internal sealed record Note(long Sequence, int Deliveries, bool Deferred) : Change;

    /// <summary>The message goes to its queue's dead letters.</summary>
    internal sealed record Bury(long Sequence, string? Reason, string? Description) : Change;
}
