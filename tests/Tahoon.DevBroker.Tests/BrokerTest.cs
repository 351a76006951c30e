using Amqp;
using Xunit;

namespace Tahoon.DevBroker.Tests;

/// <summary>A test with a broker of its own.</summary>
public abstract class BrokerTest : IAsyncLifetime
{
    private protected RunningBroker Running { get; private set; } = null!;

    private protected AmqpClient Client => Running.Client;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Running = await RunningBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static Message Message(string id) => AmqpClient.Message(id);

    private protected async Task<Message> ReceiveAsync(string address)
    {
        var receiver = Client.Receiver(address);
        var message = await AmqpClient.NextAsync(receiver);
        receiver.Accept(message);
        return message;
    }

    private protected async Task AssertEmptyAsync(string address) =>
        Assert.True(await AmqpClient.IsEmptyAsync(Client.Receiver(address)), $"{address} is not empty");
}
