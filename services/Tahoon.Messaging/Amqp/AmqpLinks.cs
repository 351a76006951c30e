using Amqp;
using Amqp.Framing;

namespace Tahoon.Messaging.Amqp;

/// <summary>Opens links and waits for the broker's answer.</summary>
internal static class AmqpLinks
{
    private static readonly TimeSpan AttachTime = TimeSpan.FromSeconds(10);

    public static async Task<SenderLink> OpenSenderAsync(Session session, string address, CancellationToken cancellation)
    {
        var attached = NewPromise();
        var link = new SenderLink(
            session, Name(address), new Target { Address = address }, (_, attach) => Attached(attached, attach.Target));
        await AnsweredAsync(link, attached, address, cancellation);
        return link;
    }

    // replyTo is the address by which requests name this link as the place for their replies
    public static async Task<ReceiverLink> OpenReceiverAsync(
        Session session, string address, string? replyTo, CancellationToken cancellation)
    {
        var attached = NewPromise();
        var attach = new Attach
        {
            Source = new Source { Address = address },
            Target = new Target { Address = replyTo },
            SndSettleMode = SenderSettleMode.Unsettled,
        };
        var link = new ReceiverLink(session, Name(address), attach, (_, answer) => Attached(attached, answer.Source));
        await AnsweredAsync(link, attached, address, cancellation);
        return link;
    }

    private static string Name(string address) => $"{address}-{Guid.NewGuid():n}";

    private static TaskCompletionSource NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A refusal is an attach without a terminus, and then a detach that says why.
    private static void Attached(TaskCompletionSource attached, object? terminus)
    {
        if (terminus is not null)
            attached.TrySetResult();
    }

    private static async Task AnsweredAsync(
        Link link, TaskCompletionSource attached, string address, CancellationToken cancellation)
    {
        link.AddClosedCallback((_, error) => attached.TrySetException(new QueueUnavailableException(
            $"The broker refused the link to '{address}': {error?.Description ?? error?.Condition?.ToString() ?? "closed"}")));
        try
        {
            await attached.Task.WaitAsync(AttachTime, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new QueueUnavailableException($"The broker did not answer the link to '{address}'.", e);
        }
    }
}
