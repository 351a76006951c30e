using Tahoon.Chaos.Load;

namespace Tahoon.Chaos.Memory;

/// <summary>A booking as its client believes it to be.</summary>
internal sealed class Remembered(string id, Slot slot)
{
    public string Id { get; } = id;

    public Slot Slot { get; set; } = slot;

    public int Version { get; set; } = 1;

    public bool Cancelled { get; set; }

    /// <summary>A change was asked for and not answered: what the booking is now is not known.</summary>
    public int Unanswered { get; set; }

    public bool CanBeChanged => !Cancelled && Unanswered == 0;

    public override string ToString() =>
        $"{Id}: {(Cancelled ? "Cancelled" : "Confirmed")} at {Slots.Text(Slot.Start)}, version {Version}";
}
