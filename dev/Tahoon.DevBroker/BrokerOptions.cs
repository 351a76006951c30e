namespace Tahoon.DevBroker;

/// <summary>How the broker runs; the section <c>Broker</c> of the configuration, or the command line.</summary>
internal sealed class BrokerOptions
{
    /// <summary>The AMQP port; 0 picks a free one.</summary>
    public int Port { get; set; } = 5672;

    /// <summary>The port for operators; without it that of <c>--urls</c> or <c>ASPNETCORE_URLS</c>, else a free one.</summary>
    public int? HttpPort { get; set; }

    /// <summary>The folder the broker's file lies in.</summary>
    public string Data { get; set; } = ".data/broker";

    /// <summary>The queues' names, with commas between.</summary>
    public string Queues { get; set; } = "scheduling,meetings,notifications";

    /// <summary>How long a delivered message is locked.</summary>
    public double LockSeconds { get; set; } = 30;

    /// <summary>After so many deliveries a message is a dead letter.</summary>
    public int MaxDeliveries { get; set; } = 10;

    /// <summary>Connections at once; who comes later is turned away.</summary>
    public int MaxConnections { get; set; } = 500;

    public static Dictionary<string, string> Switches { get; } = new()
    {
        ["--port"] = "Broker:Port",
        ["--http-port"] = "Broker:HttpPort",
        ["--data"] = "Broker:Data",
        ["--queues"] = "Broker:Queues",
        ["--lock-seconds"] = "Broker:LockSeconds",
        ["--max-deliveries"] = "Broker:MaxDeliveries",
        ["--max-connections"] = "Broker:MaxConnections",
    };

    public IReadOnlyList<string> QueueNames() =>
        Queues.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
