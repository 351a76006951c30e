using System.Globalization;
using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

public sealed class RescheduleCrashTests(TwoServices services) : Crashes<RescheduleCrashTests>(services), IHavePoints
{
    public static IReadOnlyList<string> Points =>
    [
        "booking commits Claims",
        "booking asks scheduling PUT allocations/*",
        "scheduling commits Allocations, Cells, ProviderLocks",
        "booking commits BookingEvents, Bookings, Claims, Decisions, Outbox",
        Script.Answered,
        "booking commits Outbox",
        "booking sends to scheduling",
        "booking commits Outbox (2)",
        "booking sends to meetings",
        "booking commits Outbox (3)",
        "booking commits Inbox, Meetings",
        "scheduling commits Allocations, Cells, Inbox, ProviderLocks",
    ];

    private protected override Task PrepareAsync(Scene scene) => scene.PrepareAsync("/api/v1/bookings", "bookingId");

    private protected override Task<Answer?> AskAsync(Scene scene) => scene.AskAsync(
        $"/api/v1/bookings/{scene.About}/reschedule", new { start = Scene.Later }, ifMatch: "\"1\"");

    private protected override Task ExpectAsync(Scene scene, Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((scene.About, "Confirmed", "2"), (answer.Text("bookingId"), answer.Text("status"), answer.Text("version")));
        Assert.Equal(Scene.Later, DateTime.Parse(answer.Text("start"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        Assert.Equal(2, scene.Events());
        return Task.CompletedTask;
    }
}
