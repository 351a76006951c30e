using System.Diagnostics;
using System.Net;

namespace Tahoon.PartnerSimulators.Tests;

public sealed class OrdersTests
{
    [Fact]
    public async Task A_partner_ordered_to_fail_fails_with_that_error_until_it_is_normal_again()
    {
        await using var simulators = await RunningSimulators.Start();

        await simulators.Order("videosdk", new { mode = "failing", status = 409, errorCode = "CONFLICT" });
        var failed = await CreateRoom(simulators);
        await simulators.Order("videosdk", new { mode = "normal" });
        var worked = await CreateRoom(simulators);

        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        Assert.Equal("CONFLICT", (await RunningSimulators.Json(failed)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, worked.StatusCode);
    }

    [Fact]
    public async Task Fcm_fails_with_any_error_of_its_table()
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("fcm", new { mode = "failing", errorCode = "UNAVAILABLE", retryAfterSeconds = 7 });

        var answer = await simulators.Push(new { token = "d" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("UNAVAILABLE", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(30)]
    public async Task Rate_limiting_is_a_429_with_Retry_After_where_one_is_ordered(int? seconds)
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("videosdk", new { mode = "rateLimited", retryAfterSeconds = seconds });
        await simulators.Order("fcm", new { mode = "rateLimited", retryAfterSeconds = seconds });

        var room = await CreateRoom(simulators);
        var push = await simulators.Push(new { token = "d" });

        Assert.Equal(HttpStatusCode.TooManyRequests, room.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, push.StatusCode);
        Assert.Equal(seconds, (int?)room.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(seconds, (int?)push.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Contains("QUOTA_EXCEEDED", await push.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_partner_that_is_away_answers_nothing_and_does_nothing_while_the_process_stays_up()
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("videosdk", new { mode = "away" });
        await simulators.Order("fcm", new { mode = "away" });

        await Assert.ThrowsAsync<HttpRequestException>(() => CreateRoom(simulators));
        await Assert.ThrowsAsync<HttpRequestException>(() => simulators.AskToken("assertion"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(simulators, "d"));

        Assert.Equal(HttpStatusCode.OK, (await simulators.Send(HttpMethod.Get, "/health")).StatusCode);
        Assert.Equal(0, (await simulators.Read("/_simulator/rooms")).GetArrayLength());
        await simulators.Order("videosdk", new { mode = "normal" });
        Assert.Equal(HttpStatusCode.OK, (await CreateRoom(simulators)).StatusCode);
    }

    [Fact]
    public async Task Accepted_and_then_failed_is_work_done_without_an_answer()
    {
        await using var simulators = await RunningSimulators.Start();
        var bearer = await simulators.Bearer();
        await simulators.Order("fcm", new { mode = "failing", acceptThenFail = true, count = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => Send(simulators, "d", bearer));

        Assert.Equal(1, (await simulators.Read("/_simulator/pushes?token=d")).GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await Send(simulators, "d", bearer)).StatusCode);
    }

    [Fact]
    public async Task A_slow_partner_works_at_once_and_answers_late()
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("videosdk", new { mode = "slow", delayMs = 30_000 });

        var answer = CreateRoom(simulators);
        var deadline = Stopwatch.StartNew();
        while ((await simulators.Read("/_simulator/rooms")).GetArrayLength() == 0 && deadline.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(10, TestContext.Current.CancellationToken);

        Assert.Equal(1, (await simulators.Read("/_simulator/rooms")).GetArrayLength());
        Assert.False(answer.IsCompleted);
        // The wait starts a moment after the work: the clock goes on until it is over.
        while (!answer.IsCompleted && deadline.Elapsed < TimeSpan.FromSeconds(10))
        {
            simulators.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task An_order_for_three_requests_is_over_after_three()
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("videosdk", new { mode = "failing", count = 3 });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add((int)(await CreateRoom(simulators)).StatusCode);

        Assert.Equal([500, 500, 500, 200], statuses);
    }

    [Fact]
    public async Task An_order_for_a_time_is_over_after_it()
    {
        await using var simulators = await RunningSimulators.Start();
        await simulators.Order("videosdk", new { mode = "failing", forSeconds = 60 });

        simulators.Clock.Advance(TimeSpan.FromSeconds(59));
        var before = await CreateRoom(simulators);
        simulators.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await CreateRoom(simulators);

        Assert.Equal(HttpStatusCode.InternalServerError, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_rate_meets_its_share_and_the_same_seed_the_same_requests()
    {
        await using var simulators = await RunningSimulators.Start();

        var first = await Failures(simulators, seed: 7);
        var second = await Failures(simulators, seed: 7);
        var other = await Failures(simulators, seed: 8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(failed => failed), 15, 45);

        static async Task<List<bool>> Failures(RunningSimulators simulators, int seed)
        {
            await simulators.Order("videosdk", new { mode = "failing", rate = 0.3, seed });
            var failures = new List<bool>();
            for (var i = 0; i < 100; i++)
                failures.Add((await CreateRoom(simulators)).StatusCode != HttpStatusCode.OK);
            return failures;
        }
    }

    [Fact]
    public async Task The_orders_in_force_and_the_requests_so_far_can_be_read()
    {
        await using var simulators = await RunningSimulators.Start();
        await CreateRoom(simulators);
        await simulators.Order("videosdk", new { mode = "rateLimited", retryAfterSeconds = 5, count = 4 });
        await CreateRoom(simulators);

        var orders = await simulators.Read("/_simulator/orders");

        var videosdk = orders.GetProperty("videosdk");
        Assert.Equal("rateLimited", videosdk.GetProperty("order").GetProperty("mode").GetString());
        Assert.Equal(5, videosdk.GetProperty("order").GetProperty("retryAfterSeconds").GetInt32());
        Assert.Equal(3, videosdk.GetProperty("left").GetInt32());
        Assert.Equal(2, videosdk.GetProperty("requests").GetInt64());
        Assert.Equal("normal", orders.GetProperty("fcm").GetProperty("order").GetProperty("mode").GetString());
    }

    public static TheoryData<string> BadOrders => new(
        "{}", "null", "nonsense", """{"mode":"asleep"}""", """{"mode":1}""", """{"mode":"slow","delayMs":-1}""",
        """{"mode":"slow","jitterMs":-1}""", """{"mode":"failing","status":200}""", """{"mode":"failing","rate":1.5}""",
        """{"mode":"failing","count":0}""", """{"mode":"failing","forSeconds":0}""", """{"mode":"failing","errorCode":"NO_SUCH"}""",
        """{"mode":"rateLimited","retryAfterSeconds":-1}""", """{"mode":"rateLimited","acceptThenFail":true}""",
        """{"mode":"slow","dealyMs":5}""");

    [Theory]
    [MemberData(nameof(BadOrders))]
    public async Task A_bad_order_is_refused_and_changes_nothing(string order)
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Order("fcm", new StringContent(order));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var fcm = (await simulators.Read("/_simulator/orders")).GetProperty("fcm");
        Assert.Equal("normal", fcm.GetProperty("order").GetProperty("mode").GetString());
    }

    [Fact]
    public async Task An_order_for_nobody_is_a_404()
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Order("zoom", new { mode = "away" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> CreateRoom(RunningSimulators simulators) =>
        simulators.Send(HttpMethod.Post, "/v2/rooms", new { customRoomId = "bkg_1" }, simulators.VideoSdk());

    private static Task<HttpResponseMessage> Send(RunningSimulators simulators, string token, string? bearer = null) =>
        simulators.Send(HttpMethod.Post, "/v1/projects/demo/messages:send", new { message = new { token } }, bearer);
}
