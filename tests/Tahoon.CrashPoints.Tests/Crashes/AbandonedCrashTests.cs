using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

/// <summary>Booking ended after it took time; a minute later the sweeper asks what became of it, and then the client comes back.</summary>
public sealed class AbandonedCrashTests(TwoServices services) : Crashes<AbandonedCrashTests>(services), IHavePoints
{
    public static IReadOnlyList<string> Points =>
    [
        "scheduling asks booking POST decisions/refuse",
        "booking commits Decisions",
        "scheduling commits Allocations, Cells, ProviderLocks",
        "booking commits Claims",
        "booking asks identity GET users/*",
        "booking asks catalogue GET providers/*",
        "booking asks scheduling PUT allocations/*",
        "booking commits Claims (2)",
        "booking asks scheduling PUT allocations/* (2)",
        "scheduling commits Allocations, Cells, ProviderLocks (2)",
        "booking commits BookingEvents, Bookings, Claims, Decisions, Outbox, UserKeys",
        Script.Answered,
        "booking asks scheduling POST allocations/*/confirm",
        "scheduling commits Allocations",
        "booking commits Outbox",
        "booking sends to scheduling",
        "booking commits Outbox (2)",
        "booking sends to meetings",
        "booking commits Outbox (3)",
        "booking commits Inbox, Meetings",
        "scheduling commits Allocations, Inbox",
    ];

    private protected override string Follows => Script.Confirmed;

    private protected override async Task PrepareAsync(Scene scene)
    {
        scene.Services.Script.Begin(("booking asks scheduling PUT allocations/*", Moment.After));
        Assert.Null(await scene.AskAsync("/api/v1/bookings", scene.Wish()));
        scene.Services.Script.End();
        await scene.Services.RestartAsync();
    }

    private protected override async Task<Answer?> AskAsync(Scene scene)
    {
        scene.Services.LetTimePass();
        await scene.Services.WorkAsync();
        return await scene.AskAsync("/api/v1/bookings", scene.Wish());
    }

    private protected override Task ExpectAsync(Scene scene, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("Confirmed", answer.Text("status"));
        Assert.Equal(1, scene.Bookings());
        return Task.CompletedTask;
    }
}
