namespace Tahoon.DevBroker.Queues;

/// <summary>How much message content a broker keeps in memory; the rest is read from disk when it is delivered.</summary>
internal sealed class KeptContent(long most)
{
    private long _kept;

    public ReadOnlyMemory<byte>? Keep(ReadOnlyMemory<byte> content)
    {
        if (Interlocked.Add(ref _kept, content.Length) <= most)
            return content;

        Interlocked.Add(ref _kept, -content.Length);
        return null;
    }

    public void Forget(ReadOnlyMemory<byte>? content) => Interlocked.Add(ref _kept, -(content?.Length ?? 0));
}
