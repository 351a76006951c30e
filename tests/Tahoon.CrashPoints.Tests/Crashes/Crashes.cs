using System.Diagnostics.CodeAnalysis;
using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

/// <summary>An operation's points, as an undisturbed run has them.</summary>
public interface IHavePoints
{
    /// <summary>Names, as <see cref="Script"/> gives them.</summary>
    static abstract IReadOnlyList<string> Points { get; }
}

/// <summary>
/// One operation of a client, and what it sets going, with a process ending at each point of it: before what the point names,
/// and after. Then the process starts anew over the same files.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Cases of a theory are found no other way.")]
public abstract class Crashes<TOperation>(TwoServices services) : IClassFixture<TwoServices>
    where TOperation : IHavePoints
{
    public static TheoryData<string, Moment> All => [.. Cases(TOperation.Points)];

    /// <summary>Those at which the client has no answer yet. What is left behind before a point is what was after the last one.</summary>
    public static TheoryData<string, Moment> Unanswered =>
        [.. Cases(TOperation.Points.TakeWhile(point => point != Script.Answered)).Where(row => row.Data.Item2 is Moment.After)];

    public static TheoryData<string, Moment> OfScheduling =>
        [.. Cases(TOperation.Points.Where(point => point.StartsWith("scheduling", StringComparison.Ordinal)))];

    [Fact]
    public async Task An_undisturbed_run_has_these_points()
    {
        var scene = await ReadyAsync();

        var answer = await RunAsync(scene, null);

        // whom it asks at once, it asks in any order
        Assert.Equal(TOperation.Points.Order(StringComparer.Ordinal), services.Script.Points.Order(StringComparer.Ordinal));
        await EndsWellAsync(scene, answer);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_client_asks_again_and_has_it_once(string point, Moment moment)
    {
        var scene = await ReadyAsync();
        var before = await RunAsync(scene, (point, moment));
        Assert.True(services.Script.Struck);
        await services.RestartAsync();
        services.LetTimePass();

        var answer = await AskAsync(scene);

        if (before is { Status: < HttpStatusCode.BadRequest })
            Assert.Equal((before.Status, before.Body, true), (answer!.Status, answer.Body, answer.Replayed));
        await services.SettleAsync();
        await EndsWellAsync(scene, answer);
    }

    [Theory, MemberData(nameof(Unanswered))]
    public async Task The_client_never_asks_again_and_nothing_is_left_half_done(string point, Moment moment)
    {
        var scene = await ReadyAsync();
        var answer = await RunAsync(scene, (point, moment));
        Assert.True(services.Script.Struck);

        await services.SettleAsync();
        services.LapseHolds();
        await services.SettleAsync();

        services.AssertAllAgrees();
        Assert.Equal(0, services.Count("scheduling.db", "SELECT COUNT(*) FROM Allocations WHERE State IN (1, 2)"));
        if (answer is { Status: < HttpStatusCode.BadRequest })
            await ExpectAsync(scene, answer);
    }

    [Theory, MemberData(nameof(OfScheduling))]
    public async Task Scheduling_is_back_before_it_is_asked_again(string point, Moment moment)
    {
        var scene = await ReadyAsync();
        services.ComesBackAtOnce = true;
        await RunAsync(scene, (point, moment));
        services.ComesBackAtOnce = false;
        Assert.True(services.Script.Struck);
        services.LetTimePass();

        var answer = await AskAsync(scene);

        await services.SettleAsync();
        await EndsWellAsync(scene, answer);
    }

    /// <summary>Makes what the operation is about.</summary>
    private protected virtual Task PrepareAsync(Scene scene) => Task.CompletedTask;

    /// <summary>Asks for it, always the same.</summary>
    private protected abstract Task<Answer?> AskAsync(Scene scene);

    /// <summary>The answer is that of the operation, and the operation was done, and once.</summary>
    private protected abstract Task ExpectAsync(Scene scene, Answer answer);

    /// <summary>What still follows the answer by itself; null where nothing does.</summary>
    private protected virtual string? Follows => null;

    private async Task<Scene> ReadyAsync()
    {
        var scene = await Scene.OpenAsync(services);
        await PrepareAsync(scene);
        return scene;
    }

    private async Task<Answer?> RunAsync(Scene scene, (string, Moment)? end)
    {
        services.Script.Begin(end);
        var answer = await AskAsync(scene);
        services.Script.Name(Script.Answered);
        if (Follows is { } last && answer is { Status: HttpStatusCode.Created })
            await services.Script.UntilPassedAsync(last);

        await services.WorkAsync();
        services.Script.End();
        return answer;
    }

    private async Task EndsWellAsync(Scene scene, Answer? answer)
    {
        Assert.NotNull(answer);
        services.AssertAllAgrees();
        await ExpectAsync(scene, answer);
    }

    private static IEnumerable<TheoryDataRow<string, Moment>> Cases(IEnumerable<string> points) =>
        from point in points.Where(point => point != Script.Answered)
        from moment in new[] { Moment.Before, Moment.After }
        select new TheoryDataRow<string, Moment>(point, moment);
}
