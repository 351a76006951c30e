using Azure.Messaging.ServiceBus;

namespace Tahoon.Messaging.ServiceBus;

/// <summary>One queue's dead letters.</summary>
internal sealed class ServiceBusDeadLetters(ServiceBusClient client, ServiceBusSender sender)
{
    private const int HeldAtOnce = 100;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NextWait = TimeSpan.FromMilliseconds(500);

    public async Task<IReadOnlyList<DeadMessage>> PeekAsync(long from, int most, CancellationToken cancellation)
    {
        await using var receiver = Receiver();
        var found = await receiver.PeekMessagesAsync(most, from, cancellation);
        return [.. found.Select(ServiceBusMessages.DecodeDead)];
    }

    public async Task<IReadOnlyList<long>> ReplayAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.ToHashSet();
        var replayed = new List<long>();
        if (wanted.Count == 0 || (await PeekAsync(wanted.Min(), 1, cancellation)) is not [{ SequenceNumber: var first }] || first > wanted.Max())
            return replayed;

        await using var receiver = Receiver();
        var held = new List<ServiceBusReceivedMessage>();
        try
        {
            await ReplayAsync(receiver, wanted, replayed, held, cancellation);
        }
        finally
        {
            foreach (var message in held)
                await GiveBackAsync(receiver, message);
        }

        return replayed;
    }

    private async Task ReplayAsync(
        ServiceBusReceiver receiver, HashSet<long> wanted, List<long> replayed, List<ServiceBusReceivedMessage> held,
        CancellationToken cancellation)
    {
        var (last, left) = (wanted.Max(), wanted.Count);
        for (var wait = FirstWait; left > 0; wait = NextWait)
        {
            var received = await receiver.ReceiveMessagesAsync(Math.Min(left, HeldAtOnce), wait, cancellation);
            held.AddRange(received);
            foreach (var message in received.Where(message => wanted.Contains(message.SequenceNumber)))
            {
                if (await ReplayAsync(receiver, message, cancellation))
                    replayed.Add(message.SequenceNumber);
                held.Remove(message);
            }

            left -= received.Count(message => wanted.Contains(message.SequenceNumber));
            if (received.Count == 0 || received.Any(message => message.SequenceNumber >= last))
                return;
        }
    }

    /// <summary>False where the lock was lost: it is sent, and still there.</summary>
    private async Task<bool> ReplayAsync(
        ServiceBusReceiver receiver, ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        // the copy leaves out what the broker wrote on it, and takes along bodies that are no bytes
        await sender.SendMessageAsync(new ServiceBusMessage(message), cancellation);
        try
        {
            await receiver.CompleteMessageAsync(message, CancellationToken.None);
            return true;
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            return false;
        }
    }

    private static async Task GiveBackAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message)
    {
        try
        {
            await receiver.AbandonMessageAsync(message, cancellationToken: CancellationToken.None);
        }
        catch (ServiceBusException)
        {
            // its lock runs out by itself
        }
    }

    private ServiceBusReceiver Receiver() => client.CreateReceiver(
        sender.EntityPath, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
}
