using System.Net;
using Tahoon.Invariants;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>
/// A real SIGKILL at each step. There is one replica of everything, so whoever asks again is answered by the process that came
/// back. What happens at every point and on both sides of it is shown in one process by the crash points' tests.
/// </summary>
public sealed class StepKillTests
{
    private const string Booked = "commits BookingEvents, Bookings, Claims, Decisions, Outbox, UserKeys";

    /// <summary>Services take turns, as the runner waits longer for what dies again soon.</summary>
    private static readonly Step[] Steps =
    [
        new(Deed.Book, "booking", "commits Claims", After: true),
        new(Deed.Book, "scheduling", "commits Allocations, Cells, ProviderLocks", After: true),
        new(Deed.Book, "booking", "asks scheduling PUT allocations/*", After: true),
        new(Deed.Book, "booking", Booked, After: false),
        new(Deed.Book, "scheduling", "commits Allocations, Cells, ProviderLocks", After: false),
        new(Deed.Book, "booking", Booked, After: true),
        new(Deed.Book, "booking", "commits Outbox", After: true), // on the point of sending
        new(Deed.Book, "booking", "commits Outbox", After: false, Times: 2), // sent, and not noted
        new(Deed.BookHeld, "scheduling", "commits Allocations, Cells, ProviderLocks", After: true),
        new(Deed.BookHeld, "booking", "asks scheduling PUT holds/*/allocations/*", After: true),
        new(Deed.Hold, "scheduling", "commits Allocations, Cells, HolderLocks, ProviderLocks", After: true),
        new(Deed.Hold, "booking", "commits Claims", After: false, Times: 2),
        new(Deed.Move, "booking", "commits BookingEvents, Bookings, Claims, Decisions, Outbox", After: true),
        new(Deed.Move, "scheduling", "commits Allocations, Cells, Inbox, ProviderLocks", After: true),
        new(Deed.Cancel, "booking", "commits BookingEvents, Bookings, Claims, Outbox", After: true),
        new(Deed.Cancel, "scheduling", "commits Allocations, Cells, Inbox, ProviderLocks", After: false),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_a_process_is_killed_the_same_key_is_answered_right_and_the_databases_agree_afterwards()
    {
        await using var system = await RunningSystem.StartAsync(
            options: ["--restart-pause", "1"],
            environment: new Dictionary<string, string> { ["Tahoon__Faults"] = "true" },
            cancellationToken: Cancellation);
        using var deaths = await Deaths.OpenAsync(system, Cancellation);
        var slots = new Queue<Slot>(await (await PatientApp.RegisterAsync(system.Gateway)).SlotsAsync(providers: 40));

        // one after the other: nothing of an earlier step is under way where the next one is to die
        foreach (var step in Steps)
        {
            var patient = await KillAtAsync(system, deaths, step, slots);
            Assert.Equal(step.Deed is Deed.Hold ? 0 : 1, (await patient.BookingsAsync()).Count);
        }

        await Eventually.SettlesAsync(() => Check.Once(system.DataFolder).All(verdict => verdict.Holds), Cancellation);
        Assert.DoesNotContain(Check.Once(system.DataFolder), verdict => !verdict.Holds);
    }

    /// <summary>Returns when the process has died, is back, and the client knows.</summary>
    private static async Task<PatientApp> KillAtAsync(RunningSystem system, Deaths deaths, Step step, Queue<Slot> slots)
    {
        var patient = await PatientApp.RegisterAsync(system.Gateway);
        var slot = slots.Dequeue();
        var later = step.Deed is Deed.Move ? slots.Dequeue() : slot;
        var about = await PrepareAsync(patient, step.Deed, slot);
        var before = system.Resource(step.Service).Restarts;
        await deaths.OrderAsync(step.Service, step.Point, step.After, step.Times, Cancellation);

        var answering = AnswerAsync(patient, step, about, slot, later);
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(system.Resource(step.Service).Restarts > before), $"{step}: it did not die there", Cancellation);
        Leases.End(system.DataFolder);
        await system.WaitUntilHealthyAsync(step.Service, Cancellation);
        return await answering;
    }

    private static async Task<PatientApp> AnswerAsync(PatientApp patient, Step step, string about, Slot slot, Slot later)
    {
        var key = Guid.NewGuid().ToString();
        var answer = await PatientApp.SurelyAsync(Ask, key, Cancellation);
        var again = await PatientApp.SurelyAsync(Ask, key, Cancellation);

        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{step}: {answer.Status} {answer.Body}");
        Assert.True(answer.Status == again.Status && $"{answer.Body}" == $"{again.Body}", $"{step}: {answer.Body} became {again.Body}");
        if (step.Deed is Deed.Hold)
            return patient;

        var shown = await PatientApp.SurelyAsync(_ => patient.ReadAsync(answer.Text("bookingId")), key, Cancellation);
        Assert.Equal(step.Deed is Deed.Cancel ? "Cancelled" : "Confirmed", shown.Text("status"));
        Assert.Equal(later.Start, shown.Body.GetProperty("start").GetDateTime());
        return patient;

        Task<Answer> Ask(string same) => step.Deed switch
        {
            Deed.Book => patient.BookFreeAsync(slot, same),
            Deed.BookHeld => patient.BookHeldAsync(slot, about, same),
            Deed.Hold => patient.HoldAsync(slot, same),
            Deed.Move => patient.MoveAsync(about, later, same),
            _ => patient.CancelAsync(about, same),
        };
    }

    /// <summary>The id of the hold or booking that the deed is about.</summary>
    private static async Task<string> PrepareAsync(PatientApp patient, Deed deed, Slot slot) => deed switch
    {
        Deed.BookHeld => (await PatientApp.SurelyAsync(key => patient.HoldAsync(slot, key), Guid.NewGuid().ToString(), Cancellation)).Text("holdId"),
        Deed.Move or Deed.Cancel => (await patient.BookSurelyAsync(slot, Cancellation)).Text("bookingId"),
        _ => "",
    };

    private enum Deed
    {
        Book,
        BookHeld,
        Hold,
        Move,
        Cancel,
    }

    private sealed record Step(Deed Deed, string Service, string Point, bool After, int Times = 1);
}
