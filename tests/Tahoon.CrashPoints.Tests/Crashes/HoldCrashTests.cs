using System.Net;
using Tahoon.CrashPoints.World;
using Xunit;

namespace Tahoon.CrashPoints.Crashes;

public sealed class HoldCrashTests(TwoServices services) : Crashes<HoldCrashTests>(services), IHavePoints
{
    public static IReadOnlyList<string> Points =>
    [
        "booking commits Claims",
        "booking asks identity GET users/*",
        "booking asks catalogue GET providers/*",
        "booking asks scheduling PUT holds/*",
        "scheduling commits Allocations, Cells, HolderLocks, ProviderLocks",
        "booking commits Claims (2)",
        Script.Answered,
    ];

    private protected override Task<Answer?> AskAsync(Scene scene) => scene.AskAsync("/api/v1/holds", scene.Wish());

    private protected override Task ExpectAsync(Scene scene, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(1, scene.Holds());
        return Task.CompletedTask;
    }
}
