using Tahoon.Messaging;

namespace Tahoon.AlertDrill;

/// <summary>Something that goes wrong, and the alerts that have to tell of it.</summary>
/// <param name="Make">Makes it and mends it; what it is, is to be seen until it returns and shortly after.</param>
internal sealed record Symptom(string Name, IReadOnlyList<string> Alerts, Func<Scene, CancellationToken, Task> Make);

/// <summary>Every symptom: what is slow first, as no other makes that, and the locked-out client last.</summary>
internal static class Symptoms
{
    /// <summary>Longer than the minute that a message, a row or a try may take.</summary>
    private static readonly TimeSpan OverAMinute = TimeSpan.FromSeconds(75), OverNinetySeconds = TimeSpan.FromSeconds(115);

    private const int MostTries = 100;

    private const string Booked = "commits BookingEvents, Bookings, Claims, Decisions, Outbox, UserKeys";

    public static IReadOnlyList<Symptom> All { get; } =
    [
        new(
            "somebody keeps Booking's database locked",
            [
                "TahoonErrorsFastBurn", "TahoonErrorsSteadyBurn", "TahoonErrorsSlowBurn", "TahoonErrorsCreepingBurn", "TahoonLatencyFastBurn",
                "TahoonLatencySteadyBurn", "TahoonLatencySlowBurn", "TahoonLatencyCreepingBurn", "TahoonWritersWait", "TahoonWorkIsNotTaken",
            ],
            DatabaseIsLockedAsync),
        new("Booking's storage is slow", ["TahoonDatabaseIsSlow"], StorageIsSlowAsync),
        new("VideoSDK is away", ["TahoonPartnerFails", "TahoonCircuitOpen"], PartnerIsAwayAsync),
        new("FCM takes pushes and does not say so", ["TahoonPushesMayBeDoubled"], PushesAreUnknownAsync),
        new("FCM refuses pushes for good, and a message is poison", ["TahoonWorkGivenUp", "TahoonDeadLetters"], GivenUpAsync),
        new("bookings are moved twice at the same time", ["TahoonCompensationsFrequent"], MovedTwiceAsync),
        new("Redis hangs", ["TahoonCacheAway"], CacheHangsAsync),
        new("Notification hangs", ["TahoonProcessDown", "TahoonQueueIsNotEmptied"], (scene, cancellation) =>
            scene.PauseAsync("notification", OverAMinute, () => scene.BookAsync(4), cancellation)),
        new("the broker hangs", ["TahoonOutboxLags"], (scene, cancellation) =>
            scene.PauseAsync("dev-broker", OverAMinute, () => scene.BookAsync(4), cancellation)),
        new("Booking dies between a reserve and its commit, and does not come back", ["TahoonAllocationsStayPending"], UndecidedAsync),
        new("more requests come than there is room for", ["TahoonShedsLoad"], FloodAsync),
        new("somebody guesses access keys", ["TahoonTokenLockouts"], GuessAsync),
    ];

    private static async Task PartnerIsAwayAsync(Scene scene, CancellationToken cancellation)
    {
        await scene.Partners.OrderAsync("videosdk", new { mode = "away" });
        await scene.BookAsync(20);
        await Task.Delay(TimeSpan.FromSeconds(40), cancellation);
        await scene.Partners.OrderAsync("normal");
    }

    private static async Task PushesAreUnknownAsync(Scene scene, CancellationToken cancellation)
    {
        // not so many that the circuit opens
        await scene.Partners.OrderAsync("fcm", new { mode = "failing", acceptThenFail = true, rate = 0.35 });
        await scene.BookAsync(80);
        await Task.Delay(TimeSpan.FromSeconds(40), cancellation);
        await scene.Partners.OrderAsync("normal");
    }

    private static async Task GivenUpAsync(Scene scene, CancellationToken cancellation)
    {
        await scene.Partners.OrderAsync("fcm", new { mode = "failing", errorCode = "THIRD_PARTY_AUTH_ERROR" });
        await scene.Queues.SendAsync("meetings", [new QueueMessage($"poison-{Guid.NewGuid():N}", "tahoon.poison.v1", new byte[] { 0xff })], cancellation);
        await scene.BookAsync(2);
        await Task.Delay(TimeSpan.FromSeconds(20), cancellation);
        await scene.Partners.OrderAsync("normal");
    }

    private static async Task MovedTwiceAsync(Scene scene, CancellationToken cancellation)
    {
        for (var race = 0; race < 90; race++)
        {
            var booking = (await scene.Patient.BookSurelyAsync(scene.NextSlot(), cancellation)).Text("bookingId");
            await Task.WhenAll(scene.Patient.MoveAsync(booking, scene.NextSlot()), scene.Patient.MoveAsync(booking, scene.NextSlot()));
            await scene.Patient.CancelAsync(booking);
        }
    }

    private static Task CacheHangsAsync(Scene scene, CancellationToken cancellation) => scene.PauseAsync(
        "dev-cache", TimeSpan.FromSeconds(15), () => scene.BookAsync(8), cancellation);

    private static async Task StorageIsSlowAsync(Scene scene, CancellationToken cancellation)
    {
        var (statement, whole) = (TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(60));
        await scene.Deaths.SlowAsync("booking", statement, whole, cancellation);
        await scene.BookAsync(8);
        await Task.Delay(whole, cancellation);
    }

    private static async Task DatabaseIsLockedAsync(Scene scene, CancellationToken cancellation)
    {
        // rooms are due once their pauses after the first tries are over, and nobody can take them
        await scene.Partners.OrderAsync("videosdk", new { mode = "away" });
        await scene.BookAsync(10);
        using (scene.Lock("booking.db"))
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            enough.CancelAfter(TimeSpan.FromSeconds(140));
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(enough.Token)));
        }

        await scene.Partners.OrderAsync("normal");

        async Task AskAsync(CancellationToken enough)
        {
            while (!enough.IsCancellationRequested)
                await scene.BookAsync(1);
        }
    }

    private static async Task UndecidedAsync(Scene scene, CancellationToken cancellation)
    {
        var before = scene.System.Resource("booking").Restarts + scene.System.Resource("booking", 1).Restarts;
        await scene.Deaths.OrderAsync("booking", Booked, after: false, times: 1, cancellation);
        for (var tries = 0; scene.System.Resource("booking").Restarts + scene.System.Resource("booking", 1).Restarts == before; tries++)
        {
            if (tries == MostTries)
                throw new InvalidOperationException("No replica of Booking comes to the point where it was to die.");
            await scene.BookAsync(1);
        }

        await scene.System.WaitUntilHealthyAsync("booking", cancellation);
        await scene.PauseAsync("booking", OverNinetySeconds, () => Task.CompletedTask, cancellation);
    }

    private static Task FloodAsync(Scene scene, CancellationToken cancellation) => Task.WhenAll(Enumerable.Range(0, 400).Select(async _ =>
        await Scene.TryAsync(() => scene.Patient.SlotsAsync(providers: 100))));

    private static async Task GuessAsync(Scene scene, CancellationToken cancellation)
    {
        for (var guess = 0; guess < 15; guess++)
            await scene.Patient.PostAsync("/api/auth/token", new { grant_type = "password", access_key = $"guess-{guess}" });
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
    }
}
