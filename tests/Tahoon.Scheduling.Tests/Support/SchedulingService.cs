using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tahoon.Messaging;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Scheduling over a file of its own, or over that of a first replica.</summary>
public sealed class SchedulingService : TestService<Program>
{
    private readonly SchedulingService? _first;

    public SchedulingService()
        : base("scheduling-db")
    {
    }

    private SchedulingService(SchedulingService first)
        : base("scheduling-db") => _first = first;

    public QueueInMemory Queue { get; } = new();

    /// <summary>A second replica on the same database.</summary>
    public async Task<SchedulingService> ReplicaAsync()
    {
        var replica = new SchedulingService(this);
        await replica.InitializeAsync();
        return replica;
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        _first is null ? [] : [new("ConnectionStrings:scheduling-db", _first.ConnectionString)];

    protected override Task PrepareAsync() =>
        _first is null ? Services.MigrateAsync<SchedulingDb>() : Task.CompletedTask;

    protected override void Replace(IServiceCollection services)
    {
        services.RemoveAll<IQueues>();
        services.AddSingleton<IQueues>(Queue);
    }
}
