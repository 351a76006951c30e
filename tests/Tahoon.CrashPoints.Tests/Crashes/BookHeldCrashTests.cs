using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

public sealed class BookHeldCrashTests(TwoServices services) : Crashes<BookHeldCrashTests>(services), IHavePoints
{
    public static IReadOnlyList<string> Points =>
    [
        "booking commits Claims",
        "booking commits UserKeys",
        "booking asks scheduling PUT holds/*/allocations/*",
        "scheduling commits Allocations, Cells, ProviderLocks",
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

    private protected override Task PrepareAsync(Scene scene) => scene.PrepareAsync("/api/v1/holds", "holdId");

    private protected override Task<Answer?> AskAsync(Scene scene) => scene.AskAsync("/api/v1/bookings", scene.Wish(scene.About));

    private protected override Task ExpectAsync(Scene scene, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("Confirmed", answer.Text("status"));
        Assert.Equal(1, scene.Bookings());
        return Task.CompletedTask;
    }
}
