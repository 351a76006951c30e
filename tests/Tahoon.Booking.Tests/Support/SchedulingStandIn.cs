using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Text.Json;
using System.Web;
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
    private readonly ConcurrentDictionary<Guid, Held> _holds = new();

    /// <summary>Runs before a reserve, hold or conversion is looked at.</summary>
    public Func<Guid, Task> BeforeReserve { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after a reserve or hold took its effect, or had it, and before its answer: throwing loses the answer.</summary>
    public Func<Guid, Task> AfterReserve { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyDictionary<Guid, AllocationView> Allocations => _allocations;

    public IReadOnlyList<AllocationView> In(AllocationState state) => [.. _allocations.Values.Where(view => view.State == state)];

    /// <summary>Holds by their ids; true while they are held.</summary>
    public IReadOnlyDictionary<Guid, bool> Holds => _holds.ToDictionary(held => held.Key, held => held.Value.Live);

    /// <summary>Ends a hold, as the clock does.</summary>
    public void Lapse(Guid hold) => End(hold);

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var parts = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = Guid.Parse(parts[2]);
        if (parts[1] is "holds")
            return (request.Method.Method, parts.ElementAtOrDefault(4)) switch
            {
                ("PUT", null) => await HoldAsync(id, request, cancellation),
                ("PUT", { } allocation) => await ConvertAsync(id, Guid.Parse(allocation), request, cancellation),
                _ => GiveBack(id, HttpUtility.ParseQueryString(request.RequestUri.Query)),
            };

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
        var command = await ReadAsync<ReserveCommand>(request, cancellation);
        await BeforeReserve(id);
        if (_allocations.TryGetValue(id, out var known))
            return await AgainAsync(known);
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

    private async Task<HttpResponseMessage> HoldAsync(Guid id, HttpRequestMessage request, CancellationToken cancellation)
    {
        var command = await ReadAsync<HoldCommand>(request, cancellation);
        await BeforeReserve(id);
        if (_holds.TryGetValue(id, out var known))
        {
            if (!known.Live)
                return TestAnswers.Problem(Failures.Conflict);
            await AfterReserve(id);
            return TestAnswers.Json(known.View);
        }

        if (_slots.GetOrAdd((command.ProviderId, command.Start), id) != id)
            return TestAnswers.Problem(Failures.SlotTaken);

        var view = new HoldView(
            id, command.UserId, command.ProviderId, command.Start, command.Start.AddMinutes(command.DurationMinutes),
            command.Start.AddDays(-1));
        _holds[id] = new Held(view, command.OrganisationId, Live: true);
        await AfterReserve(id);
        return TestAnswers.Json(view);
    }

    private async Task<HttpResponseMessage> ConvertAsync(
        Guid id, Guid allocation, HttpRequestMessage request, CancellationToken cancellation)
    {
        var command = await ReadAsync<ConvertHoldCommand>(request, cancellation);
        await BeforeReserve(allocation);
        if (_allocations.TryGetValue(allocation, out var known))
            return await AgainAsync(known);
        if (!_holds.TryGetValue(id, out var held) || held.View.UserId != command.UserId || held.Organisation != command.OrganisationId)
            return TestAnswers.Problem(Failures.NotFound);
        if ((held.View.ProviderId, held.View.Start, held.View.End)
            != (command.ProviderId, command.Start, command.Start.AddMinutes(command.DurationMinutes)))
            return TestAnswers.Problem(Failures.HoldMismatch);
        if (!held.Live || !_holds.TryUpdate(id, held with { Live = false }, held))
            return TestAnswers.Problem(Failures.HoldExpired);

        _slots[(command.ProviderId, command.Start)] = allocation;
        var view = new AllocationView(
            allocation, command.Owner, command.ProviderId, held.View.Start, held.View.End, AllocationState.Pending);
        _allocations[allocation] = view;
        await AfterReserve(allocation);
        return TestAnswers.Json(view);
    }

    private async Task<HttpResponseMessage> AgainAsync(AllocationView known)
    {
        if (known.State is AllocationState.Released)
            return TestAnswers.Problem(Failures.Conflict);

        await AfterReserve(known.AllocationId);
        return TestAnswers.Json(known);
    }

    /// <summary>Reads a body that may be sent again.</summary>
    private static async Task<T> ReadAsync<T>(HttpRequestMessage request, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<T>(await request.Content!.ReadAsStringAsync(cancellation), WireJson.Options)!;

    private HttpResponseMessage GiveBack(Guid id, NameValueCollection of)
    {
        if (!_holds.TryGetValue(id, out var held) || held.Organisation.ToString() != of["organisationId"]
            || (of["userId"] is { } user && user != held.View.UserId.ToString()))
            return TestAnswers.Problem(Failures.NotFound);

        End(id);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private void End(Guid id)
    {
        var held = _holds[id];
        _holds[id] = held with { Live = false };
        _slots.TryRemove(new KeyValuePair<(Guid, DateTime), Guid>((held.View.ProviderId, held.View.Start), id));
    }

    private sealed record Held(HoldView View, Guid Organisation, bool Live);

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
