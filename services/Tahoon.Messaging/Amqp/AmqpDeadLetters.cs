using Amqp;
using Amqp.Types;

namespace Tahoon.Messaging.Amqp;

/// <summary>One queue's dead letters.</summary>
internal sealed class AmqpDeadLetters(AmqpConnection connection, AmqpEntity queue, AmqpEntity letters, string address)
{
    public const string SubQueue = "/$DeadLetterQueue";

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NextWait = TimeSpan.FromMilliseconds(500);

    public async Task<IReadOnlyList<DeadMessage>> PeekAsync(long from, int most, CancellationToken cancellation)
    {
        var body = new Map { ["from-sequence-number"] = from, ["message-count"] = most };
        var reply = await AskAsync("com.microsoft:peek-message", body, cancellation);
        return reply["messages"] is List messages
            ? [.. messages.OfType<Map>().Select(item => AmqpMessages.DecodeDead(Decoded((byte[])item["message"])))]
            : [];
    }

    public async Task<IReadOnlyList<long>> ReplayAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.ToHashSet();
        var replayed = new List<long>();
        if (wanted.Count == 0 || (await PeekAsync(wanted.Min(), 1, cancellation)) is not [{ SequenceNumber: var first }] || first > wanted.Max())
            return replayed;

        var session = await connection.OpenSessionAsync(cancellation);
        try
        {
            var link = await AmqpLinks.OpenReceiverAsync(session, address, null, cancellation);
            await ReplayAsync(link, wanted, replayed, cancellation);
            return replayed;
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            throw new QueueUnavailableException($"The dead letters of '{address}' could not be received.", e);
        }
        finally
        {
            session.Close(TimeSpan.Zero);
        }
    }

    private async Task ReplayAsync(ReceiverLink link, HashSet<long> wanted, List<long> replayed, CancellationToken cancellation)
    {
        var (last, left, held) = (wanted.Max(), wanted.Count, new List<Message>());
        try
        {
            for (var wait = FirstWait; left > 0; wait = NextWait)
            {
                cancellation.ThrowIfCancellationRequested();
                // one at a time: what is in the link's buffer is locked, and nobody's
                link.SetCredit(1, CreditMode.Manual);
                if (await link.ReceiveAsync(wait) is not { } message)
                    break;

                held.Add(message);
                var number = AmqpMessages.Decode(message).SequenceNumber;
                if (wanted.Contains(number))
                {
                    left--;
                    if (await ReplayAsync(message, cancellation))
                        replayed.Add(number);
                    held.Remove(message);
                }

                if (number >= last)
                    break;
            }
        }
        finally
        {
            if (!link.IsClosed)
                held.ForEach(link.Release);
        }
    }

    /// <summary>False where the lock was lost: it is sent, and still there.</summary>
    private async Task<bool> ReplayAsync(Message message, CancellationToken cancellation)
    {
        await queue.SendAsync([AmqpMessages.EncodeAgain(message)], cancellation);
        try
        {
            // unlike the settlement of a delivery, this is answered
            var body = new Map { ["disposition-status"] = "completed", ["lock-tokens"] = new[] { AmqpMessages.LockToken(message) } };
            await letters.AskAsync("com.microsoft:update-disposition", body, cancellation);
            return true;
        }
        catch (RequestRefusedException)
        {
            return false;
        }
    }

    private async Task<Map> AskAsync(string operation, Map body, CancellationToken cancellation)
    {
        try
        {
            return await letters.AskAsync(operation, body, cancellation);
        }
        catch (RequestRefusedException e)
        {
            throw new QueueUnavailableException(e.Message, e);
        }
    }

    private static Message Decoded(byte[] bytes) => Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
}
