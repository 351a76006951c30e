using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Tahoon.Messaging;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Support;

namespace Tahoon.AlertDrill;

/// <summary>A system, patients who use it, and what makes it ill.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly ConcurrentQueue<Slot> _slots;
    private readonly BrokerQueues _broker;

    private Scene(RunningSystem system, PatientApp patient, IEnumerable<Slot> slots, Deaths deaths)
    {
        (System, Patient, _slots, Deaths) = (system, patient, new ConcurrentQueue<Slot>(slots), deaths);
        _broker = new BrokerQueues(system);
    }

    public RunningSystem System { get; }

    public PatientApp Patient { get; }

    public Deaths Deaths { get; }

    public Partners Partners => new(System.Address("partners"));

    /// <summary>The broker's queues, past all services.</summary>
    public IQueues Queues => _broker.Queues;

    public static async Task<Scene> OpenAsync(RunningSystem system, CancellationToken cancellation)
    {
        var patient = await PatientApp.RegisterAsync(system.Gateway);
        var slots = await patient.SlotsAsync(providers: 100);
        return new Scene(system, patient, slots, await Deaths.OpenAsync(system, cancellation));
    }

    public Slot NextSlot() => _slots.TryDequeue(out var slot) ? slot : throw new InvalidOperationException("There are no slots left.");

    /// <summary>Books so many sessions, some at a time; what is not answered well is of no account.</summary>
    public Task BookAsync(int sessions) => Parallel.ForAsync(0, sessions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
    {
        var slot = NextSlot();
        await TryAsync(async () =>
        {
            if ((await Patient.BookAsync(slot)).Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                _slots.Enqueue(slot);
        });
    });

    /// <summary>A client that hears nothing has a symptom too.</summary>
    public static async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (HttpRequestException)
        {
            // a replica died under it
        }
    }

    /// <summary>Nobody else writes to a database until what is returned is disposed.</summary>
    public IDisposable Lock(string database)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(System.DataFolder, database)};Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "PRAGMA busy_timeout = 30000; BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Stops processes for a while, both replicas where there are two.</summary>
    public async Task PauseAsync(string name, TimeSpan pause, Func<Task> meanwhile, CancellationToken cancellation)
    {
        var replicas = System.Endpoints.Resources.Where(resource => resource.Name == name).Select(resource => resource.Replica).ToList();
        replicas.ForEach(replica => System.Pause(name, replica));
        try
        {
            await meanwhile();
            await Task.Delay(pause, cancellation);
        }
        finally
        {
            replicas.ForEach(replica => System.Continue(name, replica));
        }
    }

    public ValueTask DisposeAsync()
    {
        Deaths.Dispose();
        _broker.Dispose();
        return ValueTask.CompletedTask;
    }
}
