using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Tahoon.DevBroker;

namespace Tahoon.Messaging.Tests.Queues;

/// <summary>The development broker in this process, on free ports and a folder of its own.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-broker-").FullName;
    private readonly string _queue;
    private readonly TimeSpan _lockDuration;
    private readonly int _maxDeliveries;
    private Broker? _broker;
    private int _port;

    private TestBroker(string queue, TimeSpan lockDuration, int maxDeliveries) =>
        (_queue, _lockDuration, _maxDeliveries) = (queue, lockDuration, maxDeliveries);

    /// <summary>Goes with the system's, and can be put forward.</summary>
    public ForwardClock Clock { get; } = new();

    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{_port};SharedAccessKeyName=key;SharedAccessKey=secret;UseDevelopmentEmulator=true;";

    public static async Task<TestBroker> StartAsync(string queue, TimeSpan lockDuration, int maxDeliveries)
    {
        var broker = new TestBroker(queue, lockDuration, maxDeliveries);
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>Starts on the port it had before, with the data it had.</summary>
    public async Task StartAgainAsync()
    {
        _broker = await Broker.StartAsync([
            "--port", Text(_port), "--http-port", "0", "--data", _folder, "--queues", _queue,
            "--lock-seconds", Text(_lockDuration.TotalSeconds), "--max-deliveries", Text(_maxDeliveries),
            "--Logging:LogLevel:Default", "Warning"], Clock);
        _port = _broker.Port;
    }

    /// <summary>While set, the broker's disk is full.</summary>
    public bool Full
    {
        set => _broker!.Full = value;
    }

    public async Task StopAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        _broker = null;
    }

    public async Task<(string Id, string Reason, string Description)> TakeDeadLetterAsync(
        string queue, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        var connection = await factory.CreateAsync(new Address("127.0.0.1", _port, null, null, "/", "amqp"), cancellation);
        try
        {
            var link = new ReceiverLink(new Session(connection), "dead-letters", $"{queue}/$DeadLetterQueue");
            var message = await link.ReceiveAsync(TimeSpan.FromSeconds(10))
                ?? throw new TimeoutException("no dead letter came");
            link.Accept(message);
            var properties = message.ApplicationProperties.Map;
            return (
                message.Properties.MessageId,
                (string)properties["DeadLetterReason"],
                (string)properties["DeadLetterErrorDescription"]);
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
