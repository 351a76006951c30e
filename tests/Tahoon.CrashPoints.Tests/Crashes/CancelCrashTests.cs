using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

public sealed class CancelCrashTests(TwoServices services) : Crashes<CancelCrashTests>(services), IHavePoints
{
    public static IReadOnlyList<string> Points =>
    [
        "booking commits Claims",
        "booking commits BookingEvents, Bookings, Claims, Outbox",
        Script.Answered,
        "booking commits Outbox",
        "booking sends to scheduling",
        "booking commits Outbox (2)",
        "booking sends to meetings",
        "booking commits Outbox (3)",
        "booking sends to notifications",
        "booking commits Outbox (4)",
        "booking commits Inbox, Meetings",
        "scheduling commits Allocations, Cells, Inbox, ProviderLocks",
    ];

    private protected override Task PrepareAsync(Scene scene) => scene.PrepareAsync("/api/v1/bookings", "bookingId");

    private protected override Task<Answer?> AskAsync(Scene scene) => scene.AskAsync(
        $"/api/v1/bookings/{scene.About}/cancel", new { reason = "Travelling." }, ifMatch: "\"1\"");

    private protected override Task ExpectAsync(Scene scene, Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((scene.About, "Cancelled", "2"), (answer.Text("bookingId"), answer.Text("status"), answer.Text("version")));
        Assert.Equal(2, scene.Events());
        Assert.Equal(0, scene.Cells());
        return Task.CompletedTask;
    }
}
