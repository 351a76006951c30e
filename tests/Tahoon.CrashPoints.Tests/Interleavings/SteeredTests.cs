using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Interleavings;

/// <summary>Two at once, over both services as they are: one waits at a point while the other goes all the way.</summary>
public sealed class SteeredTests(TwoServices services) : IClassFixture<TwoServices>
{
    private const string Reserve = "booking asks scheduling PUT allocations/*";

    [Fact]
    public async Task A_late_commit_after_its_take_over_books_nothing_and_answers_what_the_other_booked()
    {
        var scene = await Scene.OpenAsync(services);
        var pause = services.Script.PauseAt(Reserve, Moment.After);
        var late = scene.AskAsync("/api/v1/bookings", scene.Wish());
        await pause.Reached;
        services.LetTimePass();

        var taken = await scene.AskAsync("/api/v1/bookings", scene.Wish());
        pause.GoOn();

        Assert.Equal(HttpStatusCode.Created, taken!.Status);
        Assert.Equal((taken.Status, taken.Body, true), Of(await late));
        Assert.Equal(1, scene.Bookings());
        await AllAgreesAsync();
    }

    [Fact]
    public async Task A_reserve_that_wakes_up_after_the_sweeper_refused_it_holds_nothing_and_another_books()
    {
        var scene = await Scene.OpenAsync(services);
        var pause = services.Script.PauseAt(Reserve, Moment.After);
        var late = scene.AskAsync("/api/v1/bookings", scene.Wish());
        await pause.Reached;
        services.LetTimePass();

        await services.WorkAsync();
        Assert.Equal(0, scene.Cells());
        pause.GoOn();

        Assert.Equal(HttpStatusCode.Created, (await late)!.Status);
        Assert.Equal(1, scene.Bookings());
        await AllAgreesAsync();
    }

    [Fact]
    public async Task Of_two_moves_the_one_that_commits_second_gives_its_time_back()
    {
        var scene = await Scene.OpenAsync(services);
        await scene.PrepareAsync("/api/v1/bookings", "bookingId");
        var path = $"/api/v1/bookings/{scene.About}/reschedule";
        var pause = services.Script.PauseAt(Reserve, Moment.After);
        var late = scene.AskAsync(path, new { start = Scene.Later }, "\"1\"");
        await pause.Reached;

        var first = await scene.AskAnewAsync(path, new { start = Scene.Start.AddHours(2) }, "\"1\"");
        pause.GoOn();

        Assert.Equal(HttpStatusCode.OK, first!.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await late)!.Status);
        await AllAgreesAsync();
        Assert.Equal(6, scene.Cells());
    }

    [Fact]
    public async Task A_cancellation_that_commits_before_a_move_frees_both_times()
    {
        var scene = await Scene.OpenAsync(services);
        await scene.PrepareAsync("/api/v1/bookings", "bookingId");
        var pause = services.Script.PauseAt(Reserve, Moment.After);
        var late = scene.AskAsync($"/api/v1/bookings/{scene.About}/reschedule", new { start = Scene.Later }, "\"1\"");
        await pause.Reached;

        var cancelled = await scene.AskAnewAsync($"/api/v1/bookings/{scene.About}/cancel", new { }, "\"1\"");
        pause.GoOn();

        Assert.Equal(HttpStatusCode.OK, cancelled!.Status);
        Assert.True((await late)!.Status >= HttpStatusCode.BadRequest);
        await AllAgreesAsync();
        Assert.Equal(0, scene.Cells());
    }

    [Theory]
    [InlineData(Moment.Before, HttpStatusCode.Conflict, 0)]
    [InlineData(Moment.After, HttpStatusCode.Created, 6)]
    public async Task A_hold_that_lapses_before_its_conversion_is_over_and_after_it_is_booked(
        Moment lapses, HttpStatusCode status, int cells)
    {
        var scene = await Scene.OpenAsync(services);
        await scene.PrepareAsync("/api/v1/holds", "holdId");
        var pause = services.Script.PauseAt("booking asks scheduling PUT holds/*/allocations/*", lapses);
        var booking = scene.AskAsync("/api/v1/bookings", scene.Wish(scene.About));
        await pause.Reached;

        services.LapseHolds();
        await services.WorkAsync();
        pause.GoOn();

        Assert.Equal(status, (await booking)!.Status);
        await AllAgreesAsync();
        Assert.Equal(cells, scene.Cells());
    }

    private async Task AllAgreesAsync()
    {
        services.Script.End();
        await services.SettleAsync();
        services.AssertAllAgrees();
    }

    private static (HttpStatusCode, string, bool) Of(Answer? answer) => (answer!.Status, answer.Body, answer.Replayed);
}
