using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Messaging;
using Tahoon.SystemTests.Harness;

namespace Tahoon.SystemTests.Support;

/// <summary>The broker's queues of a running system, past all services.</summary>
internal sealed class BrokerQueues : IDisposable
{
    private readonly IHost _host;

    public BrokerQueues(RunningSystem system)
    {
        var amqp = new Uri(system.Resource("dev-broker").Endpoints.First(url => !url.StartsWith("http", StringComparison.Ordinal)));
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new(
            "ConnectionStrings:messaging",
            $"Endpoint=sb://{amqp.Host}:{amqp.Port};SharedAccessKeyName=key;SharedAccessKey=secret;UseDevelopmentEmulator=true;")]);
        builder.AddQueues();
        _host = builder.Build();
        Queues = _host.Services.GetRequiredService<IQueues>();
    }

    public IQueues Queues { get; }

    public void Dispose() => _host.Dispose();
}
