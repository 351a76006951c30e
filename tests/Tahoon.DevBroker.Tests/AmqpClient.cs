using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace Tahoon.DevBroker.Tests;

/// <summary>A plain AMQP client, so that tests see what is on the wire.</summary>
internal sealed class AmqpClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Connection _connection;
    private readonly ConcurrentDictionary<string, SenderLink> _senders = new();
    private int _links;

    private AmqpClient(Connection connection)
    {
        _connection = connection;
        Session = new Session(connection);
    }

    public Session Session { get; }

    public static async Task<AmqpClient> ConnectAsync(int port)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        return new AmqpClient(await factory.CreateAsync(new Address("127.0.0.1", port, null, null, "/", "amqp")));
    }

    public Task SendAsync(string address, params Message[] messages)
    {
        var sender = _senders.GetOrAdd(address, to => new SenderLink(Session, $"s{_links++}", to));
        return Task.WhenAll(messages.Select(message => sender.SendAsync(message)));
    }

    public ReceiverLink Receiver(string address) => new(Session, $"r{_links++}", address);

    /// <summary>One message, which must come.</summary>
    public static async Task<Message> NextAsync(ReceiverLink receiver)
    {
        receiver.SetCredit(1, CreditMode.Manual);
        return await receiver.ReceiveAsync(Patience) ?? throw new TimeoutException("no message came");
    }

    /// <summary>Drains: true when the queue had nothing to give.</summary>
    public static async Task<bool> IsEmptyAsync(ReceiverLink receiver)
    {
        receiver.SetCredit(1, CreditMode.Drain);
        return await receiver.ReceiveAsync(TimeSpan.FromMilliseconds(200)) is null;
    }

    public async Task<(int Status, Map Body)> AskAsync(string node, string operation, Map body)
    {
        var replyTo = $"reply{_links++}";
        var receiver = new ReceiverLink(
            Session, replyTo, new Attach { Source = new Source { Address = node }, Target = new Target { Address = replyTo } }, null);
        await SendAsync(node, new Message
        {
            Properties = new Properties { MessageId = "request", ReplyTo = replyTo },
            ApplicationProperties = new ApplicationProperties { ["operation"] = operation },
            BodySection = new AmqpValue { Value = body },
        });
        var reply = await NextAsync(receiver);
        await receiver.CloseAsync();
        var properties = reply.ApplicationProperties.Map;
        return ((int)(properties["statusCode"] ?? properties["status-code"]), reply.Body as Map ?? []);
    }

    public static Message Message(string id, Action<Message>? with = null)
    {
        var message = new Message
        {
            Properties = new Properties { MessageId = id },
            BodySection = new Data { Binary = "{}"u8.ToArray() },
        };
        with?.Invoke(message);
        return message;
    }

    public static Error DeadLetter(string reason, string description) => new(new Symbol("com.microsoft:dead-letter"))
    {
        Info = new Fields
        {
            [new Symbol("DeadLetterReason")] = reason,
            [new Symbol("DeadLetterErrorDescription")] = description,
        },
    };

    public static object? Annotation(Message message, string name) => message.MessageAnnotations[new Symbol(name)];

    public async ValueTask DisposeAsync()
    {
        if (!_connection.IsClosed)
            await _connection.CloseAsync(TimeSpan.FromSeconds(2), null);
    }
}
