using System.Net.Http.Json;
using Tahoon.SystemTests.Harness;

namespace Tahoon.SystemTests.Support;

/// <summary>Orders services of a running system to kill themselves at a point, or to be slow, in Booking's name.</summary>
internal sealed class Deaths : IDisposable
{
    private readonly RunningSystem _system;
    private readonly HttpClient _http = new();

    private Deaths(RunningSystem system) => _system = system;

    public static async Task<Deaths> OpenAsync(RunningSystem system, CancellationToken cancellation)
    {
        var deaths = new Deaths(system);
        await deaths._http.SpeakAsBookingAsync(system, cancellation);
        return deaths;
    }

    /// <param name="point">As the service calls it, such as <c>commits Claims</c>.</param>
    /// <param name="after">On its far side.</param>
    public async Task OrderAsync(string service, string point, bool after, int times, CancellationToken cancellation)
    {
        using var ordered = await _http.PutAsJsonAsync(
            new Uri(_system.Address(service), "/internal/faults/death"), new { point, after, times }, cancellation);
        ordered.EnsureSuccessStatusCode();
    }

    /// <summary>Each statement of all replicas takes so much longer, for a while.</summary>
    public async Task SlowAsync(string service, TimeSpan statement, TimeSpan whole, CancellationToken cancellation)
    {
        var order = new { storageFull = false, clockShiftSeconds = 0, statementSeconds = statement.TotalSeconds, forSeconds = whole.TotalSeconds };
        foreach (var replica in _system.Endpoints.Resources.Where(resource => resource.Name == service).Select(resource => resource.Replica))
        {
            using var ordered = await _http.PutAsJsonAsync(
                new Uri(_system.Address(service, replica), "/internal/faults"), order, cancellation);
            ordered.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => _http.Dispose();
}
