using System.Threading.Channels;

namespace Tahoon.DevBroker.Connections;

/// <summary>
/// Everything that happens to one connection, one thing after the other: frames that came in, writes that reached the disk,
/// queues that have a message. So connections, sessions and links need no locks.
/// </summary>
internal sealed class Mailbox
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new() { SingleReader = true });

    /// <summary>Puts something to do in line; nothing happens where the connection has ended.</summary>
    public void Post(Action work) => _work.Writer.TryWrite(work);

    /// <summary>Puts something in line and waits until it is done.</summary>
    public Task RunAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = _work.Writer.TryWrite(() =>
        {
            work();
            done.SetResult();
        });
        return posted ? done.Task : Task.CompletedTask;
    }

    public void Close() => _work.Writer.TryComplete();

    /// <summary>Works until closed; <paramref name="flush"/> follows each run of work.</summary>
    public async Task WorkAsync(Func<ValueTask> flush)
    {
        while (await _work.Reader.WaitToReadAsync())
        {
            while (_work.Reader.TryRead(out var work))
                work();
            await flush();
        }
    }
}
