using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing.Http;

namespace Tahoon.Booking.Tests.Support;

/// <summary>Scheduling as far as Booking sees it: allocations by id, one owner for a start, and what a test does to a call.</summary>
public sealed class SchedulingStandIn
{
    private readonly ConcurrentDictionary<(Guid Provider, DateTime Start), Guid> _slots = new();
    private readonly ConcurrentDictionary<Guid, AllocationView> _allocations = new();

    /// <summary>Runs before a reserve is looked at.</summary>
    public Func<Guid, Task> BeforeReserve { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after a reserve took its effect and before its answer: throwing loses the answer.</summary>
    public Func<Guid, Task> AfterReserve { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyDictionary<Guid, AllocationView> Allocations => _allocations;

    public IReadOnlyList<AllocationView> In(AllocationState state) => [.. _allocations.Values.Where(view => view.State == state)];

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var parts = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = Guid.Parse(parts[2]);
        return (request.Method.Method, parts.ElementAtOrDefault(3)) switch
        {
            ("PUT", null) => await ReserveAsync(id, request, cancellation),
            ("POST", "confirm") => Set(id, AllocationState.Pending, AllocationState.Confirmed),
            ("POST", "release") => Release(id),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private async Task<HttpResponseMessage> ReserveAsync(Guid id, HttpRequestMessage request, CancellationToken cancellation)
    {
        var command = (await request.Content!.ReadFromJsonAsync<ReserveCommand>(WireJson.Options, cancellation))!;
        await BeforeReserve(id);
        if (_allocations.TryGetValue(id, out var known))
            return known.State is AllocationState.Released ? TestAnswers.Problem(Failures.Conflict) : TestAnswers.Json(known);
        if (_slots.GetOrAdd((command.ProviderId, command.Start), id) != id)
            return TestAnswers.Problem(Failures.SlotTaken with
            {
                Extensions = new Dictionary<string, object?> { ["nextAvailable"] = new[] { command.Start.AddHours(1) } },
            });

        var view = new AllocationView(
            id, command.Owner, command.ProviderId, command.Start, command.Start.AddMinutes(command.DurationMinutes),
            AllocationState.Pending);
        _allocations[id] = view;
        await AfterReserve(id);
        return TestAnswers.Json(view);
    }

    private HttpResponseMessage Set(Guid id, AllocationState from, AllocationState to)
    {
        if (_allocations.TryGetValue(id, out var view) && view.State == from)
            _allocations[id] = view with { State = to };
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private HttpResponseMessage Release(Guid id)
    {
        var released = _allocations.AddOrUpdate(
            id,
            _ => new AllocationView(id, Guid.Empty, Guid.Empty, default, default, AllocationState.Released),
            (_, view) => view with { State = AllocationState.Released });
        _slots.TryRemove(new KeyValuePair<(Guid, DateTime), Guid>((released.ProviderId, released.Start), id));
        return TestAnswers.Json(released);
    }
}
