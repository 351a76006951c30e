using System.Net.Http.Json;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Faults;

/// <summary>Orders to processes that can go wrong on order: services under <c>/internal/faults</c>, the broker, the simulators.</summary>
internal sealed class Hook : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(150);

    private readonly RunningSystem _system;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = TimeSpan.FromSeconds(3),
    };

    private Hook(RunningSystem system) => _system = system;

    /// <summary>The orders come in the name of Booking.</summary>
    public static async Task<Hook> OpenAsync(RunningSystem system, CancellationToken cancellation)
    {
        var hook = new Hook(system);
        await hook._http.SpeakAsBookingAsync(system, cancellation);
        return hook;
    }

    public Task PutAsync(Victim victim, string path, object body, CancellationToken cancellation) => SurelyAsync(
        () => _http.PutAsJsonAsync(new Uri(_system.Address(victim.Name, victim.Replica), path), body, cancellation), $"{victim} {path}", cancellation);

    public Task PostAsync(Victim victim, string path, CancellationToken cancellation) => SurelyAsync(
        () => _http.PostAsync(new Uri(_system.Address(victim.Name, victim.Replica), path), null, cancellation), $"{victim} {path}", cancellation);

    public void Dispose() => _http.Dispose();

    /// <summary>A victim may be down from an earlier fault: the order waits until it hears.</summary>
    private static async Task SurelyAsync(Func<Task<HttpResponseMessage>> order, string what, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                using var answer = await order();
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception deaf) when (deaf is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                // not there, or paused
            }

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"{what} was not heard.");
            await Task.Delay(Pause, cancellation);
        }
    }
}
