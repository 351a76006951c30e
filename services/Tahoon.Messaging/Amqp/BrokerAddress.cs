using System.Data.Common;
using Amqp;

namespace Tahoon.Messaging.Amqp;

/// <summary>Where the development broker listens, out of a connection string of Service Bus' form:
/// <c>Endpoint=sb://host:port;SharedAccessKeyName=…;SharedAccessKey=…;UseDevelopmentEmulator=true;</c></summary>
internal sealed record BrokerAddress(string Host, int Port)
{
    private const int DefaultPort = 5672;

    /// <exception cref="FormatException">There is no endpoint in it, or it is not for a development broker.</exception>
    public static BrokerAddress Parse(string connectionString)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException e)
        {
            throw new FormatException("The queue's connection string is malformed.", e);
        }

        // without TLS no key may travel: this adapter is for the development broker alone
        if (!bool.TryParse(Value(parts, "UseDevelopmentEmulator"), out var development) || !development)
            throw new FormatException("The queue's connection string is not for a development broker.");

        return Uri.TryCreate(Value(parts, "Endpoint"), UriKind.Absolute, out var endpoint) && endpoint.Scheme == "sb"
            ? new BrokerAddress(endpoint.Host, endpoint.Port > 0 ? endpoint.Port : DefaultPort)
            : throw new FormatException("The queue's connection string has no endpoint of the form sb://host:port.");
    }

    public Address ToAddress() => new(Host, Port, null, null, "/", "amqp");

    private static string? Value(DbConnectionStringBuilder parts, string key) =>
        parts.TryGetValue(key, out var value) ? value.ToString() : null;
}
