using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Outbox;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

/// <summary>The interleavings that the protocol guards against, each steered by hand. A service for each, as faults are set on it.</summary>
public sealed class SagaTests : IAsyncLifetime
{
    private const string Path = "/api/v1/bookings";

    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task A_booking_its_decision_its_event_and_its_messages_are_one_transaction()
    {
        await _booking.BookAsync();

        var (decision, row, happened, owed) = await _booking.Services.ReadAsync<BookingDb, (DecisionRow, BookingRow, BookingEventRow, List<OutboxRow>)>(
            async database => (
                await database.Decisions.SingleAsync(), await database.Bookings.SingleAsync(),
                await database.Events.SingleAsync(), await database.Set<OutboxRow>().ToListAsync()));
        Assert.Equal((DecisionKind.Used, row.BookingId, row.AllocationId), (decision.Kind, decision.BookingId, decision.AllocationId));
        Assert.Equal((row.BookingId, 1), (happened.BookingId, happened.Version));
        Assert.Equal(
            [(QueueNames.Meetings, SessionBooked.Type), (QueueNames.Scheduling, ConfirmAllocation.Type)],
            owed.Select(message => (message.Queue, message.Type)).Order());
    }

    [Fact]
    public async Task Where_the_answer_of_a_reserve_is_lost_its_allocation_is_refused_and_released()
    {
        _booking.Scheduling.AfterReserve = _ => throw new HttpRequestException("the connection broke");
        var key = Guid.NewGuid().ToString();
        var lost = await _booking.PostAsync(Path, _booking.Wish(), key);
        _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (lost.Status, lost.Text("code")));
        var refused = Assert.Single(await Decisions());
        Assert.Equal(DecisionKind.Refused, refused.Kind);
        Assert.Equal(AllocationState.Released, _booking.Scheduling.Allocations[refused.AllocationId].State);

        var again = await _booking.PostAsync(Path, _booking.Wish(), key);
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Single(_booking.Scheduling.Allocations.Values, view => view.State is not AllocationState.Released);
    }

    [Fact]
    public async Task A_late_commit_after_a_refusal_books_with_another_allocation()
    {
        // the sweeper refuses the allocation between the reserve and the commit
        var refusals = 0;
        _booking.Scheduling.AfterReserve = async id =>
        {
            if (Interlocked.Increment(ref refusals) == 1)
                await RefuseAndReleaseAsync(id);
        };
        var answer = await _booking.PostAsync(Path, _booking.Wish(), Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal([DecisionKind.Used, DecisionKind.Refused], (await Decisions()).Select(row => row.Kind).Order());
        Assert.Single(_booking.Scheduling.Allocations.Values, view => view.State is not AllocationState.Released);
    }

    [Fact]
    public async Task An_attempt_that_was_taken_over_commits_nothing()
    {
        // the first attempt stops between reserve and commit for longer than its lease; a second finishes; the first goes on
        var (key, stopped, goOn) = (Guid.NewGuid().ToString(), new TaskCompletionSource(), new TaskCompletionSource());
        var first = true;
        _booking.Scheduling.AfterReserve = async _ =>
        {
            if (!Interlocked.Exchange(ref first, false))
                return;
            stopped.SetResult();
            await goOn.Task;
        };
        var late = _booking.PostAsync(Path, _booking.Wish(), key);
        await stopped.Task;
        await _booking.EndLeasesAsync();

        var taken = await _booking.PostAsync(Path, _booking.Wish(), key);
        goOn.SetResult();
        var passed = await late;

        Assert.Equal(HttpStatusCode.Created, taken.Status);
        Assert.Equal((taken.Status, taken.Body), (passed.Status, passed.Body));
        Assert.Equal(1, await _booking.Services.ReadAsync<BookingDb, int>(database => database.Bookings.CountAsync()));
        Assert.Equal(DecisionKind.Used, Assert.Single(await Decisions()).Kind);
    }

    [Fact]
    public async Task While_the_first_works_the_second_is_told_to_wait()
    {
        var (key, stopped, goOn) = (Guid.NewGuid().ToString(), new TaskCompletionSource(), new TaskCompletionSource());
        _booking.Scheduling.BeforeReserve = async _ =>
        {
            stopped.TrySetResult();
            await goOn.Task;
        };
        var first = _booking.PostAsync(Path, _booking.Wish(), key);
        await stopped.Task;
        var second = await _booking.PostAsync(Path, _booking.Wish(), key);
        goOn.SetResult();

        Assert.Equal((HttpStatusCode.Conflict, "idempotency_in_progress"), (second.Status, second.Text("code")));
        Assert.Equal(HttpStatusCode.Created, (await first).Status);
    }

    [Fact]
    public async Task The_sweeper_refuses_what_nobody_used_and_learns_what_was()
    {
        await _booking.BookAsync();
        var used = Assert.Single(await Decisions());
        var nobodys = Guid.CreateVersion7();

        var answer = await _booking.PostAsync(
            "/internal/decisions/refuse", new RefuseCommand([used.AllocationId, nobodys]), by: Callers.Service());
        var items = answer.Member("items").EnumerateArray().ToDictionary(
            item => item.GetProperty("allocationId").GetGuid(), item => item.GetProperty("kind").GetString());

        Assert.Equal(("Used", "Refused"), (items[used.AllocationId], items[nobodys]));
    }

    [Fact]
    public async Task Only_services_decide()
    {
        var answer = await _booking.PostAsync("/internal/decisions/refuse", new RefuseCommand([Guid.NewGuid()]));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private Task<List<DecisionRow>> Decisions() =>
        _booking.Services.ReadAsync<BookingDb, List<DecisionRow>>(database => database.Decisions.ToListAsync());

    private async Task RefuseAndReleaseAsync(Guid allocation)
    {
        await _booking.PostAsync("/internal/decisions/refuse", new RefuseCommand([allocation]), by: Callers.Service());
        using var released = await _booking.Scheduling.AnswerAsync(
            new HttpRequestMessage(HttpMethod.Post, $"http://scheduling/internal/allocations/{allocation}/release"), default);
    }
}
