using Tahoon.Contracts.Events;
using Tahoon.Messaging;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Scheduling over a file of its own, or over that of a first replica.</summary>
public sealed class SchedulingService : TestService<Program>
{
    private readonly SchedulingService? _first;
    private readonly KeyValuePair<string, string>[] _settings = [];

    public SchedulingService()
        : base("scheduling-db")
    {
    }

    private SchedulingService(SchedulingService first, (string Name, string Value)[] settings)
        : base("scheduling-db") => (_first, _settings) = (first, [.. settings.Select(setting => new KeyValuePair<string, string>(setting.Name, setting.Value))]);

    /// <summary>A second replica on the same database.</summary>
    public async Task<SchedulingService> ReplicaAsync(params (string Name, string Value)[] settings)
    {
        var replica = new SchedulingService(this, settings);
        await replica.InitializeAsync();
        return replica;
    }

    /// <summary>Delivers a message; throws where its handler does, as a broker would see a delivery without an end.</summary>
    public Task<Settlement> DeliverAsync<TEvent>(TEvent data, Guid? id = null)
        where TEvent : IEvent
    {
        var message = id ?? Guid.CreateVersion7();
        var body = CloudEventJson.Encode(message, "booking", Clock.GetUtcNow().UtcDateTime, data);
        return Queues.DeliverAsync(
            QueueNames.Scheduling, new QueueMessage(message.ToString(), TEvent.Type, body), TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        _first is null ? [] : [new("ConnectionStrings:scheduling-db", _first.ConnectionString), .. _settings];

    protected override Task PrepareAsync(IServiceProvider services) =>
        _first is null ? services.MigrateAsync<SchedulingDb>() : Task.CompletedTask;
}
