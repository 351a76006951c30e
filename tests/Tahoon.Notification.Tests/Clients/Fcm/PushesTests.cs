using Tahoon.Notification.Clients.Fcm;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

public sealed class PushesTests
{
    [Fact]
    public async Task A_push_arrives_as_it_was_sent_and_has_a_name()
    {
        await using var partner = await PushesAtTheSimulator.Start();

        var outcome = Assert.IsType<PushOutcome.Delivered>(await partner.Send());

        Assert.StartsWith("projects/demo/messages/", outcome.Name);
        var push = Assert.Single(await partner.Accepted());
        Assert.Equal("device-1", push.GetProperty("token").GetString());
        Assert.Equal("ntf_1", push.GetProperty("data").GetProperty("notificationId").GetString());
        Assert.Equal("Booked", push.GetProperty("notification").GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("INVALID_ARGUMENT", "400 INVALID_ARGUMENT", false)]
    [InlineData("THIRD_PARTY_AUTH_ERROR", "401 THIRD_PARTY_AUTH_ERROR", true)]
    [InlineData("SENDER_ID_MISMATCH", "403 SENDER_ID_MISMATCH", false)]
    public async Task What_will_never_do_is_given_up(string errorCode, string reason, bool alert)
    {
        await using var partner = await PushesAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", errorCode });

        Assert.Equal(new PushOutcome.GiveUp(reason, alert), await partner.Send());
        Assert.Equal(1, await partner.Requests());
    }

    [Fact]
    public async Task An_unregistered_device_is_gone()
    {
        await using var partner = await PushesAtTheSimulator.Start();

        Assert.Equal(new PushOutcome.DeviceGone(), await partner.Send("unregistered-1"));
    }

    [Theory]
    [InlineData("QUOTA_EXCEEDED", null, 60)]
    [InlineData("QUOTA_EXCEEDED", 5, 5)]
    [InlineData("UNAVAILABLE", null, 10)]
    [InlineData("UNAVAILABLE", 2, 10)]
    [InlineData("UNAVAILABLE", 120, 120)]
    [InlineData("INTERNAL", null, null)]
    [InlineData("INTERNAL", 7, 7)]
    public async Task A_certain_failure_names_when_to_come_again(string errorCode, int? retryAfterSeconds, int? wait)
    {
        await using var partner = await PushesAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", errorCode, retryAfterSeconds });

        var outcome = Assert.IsType<PushOutcome.RetryLater>(await partner.Send());

        Assert.EndsWith(errorCode, outcome.Reason);
        Assert.Equal(wait is null ? null : partner.Clock.GetUtcNow().AddSeconds(wait.Value), outcome.NotBefore);
        Assert.Equal(1, await partner.Requests());
        Assert.Empty(await partner.Accepted());
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_an_unknown_outcome_and_not_a_second_send()
    {
        await using var partner = await PushesAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", acceptThenFail = true, count = 1 });

        var outcome = Assert.IsType<PushOutcome.Unknown>(await partner.Send());

        Assert.Equal(partner.Clock.GetUtcNow().AddSeconds(10), outcome.NotBefore);
        Assert.Single(await partner.Accepted());
        Assert.Equal(1, await partner.Requests());
    }

    [Fact]
    public async Task No_answer_in_time_is_an_unknown_outcome()
    {
        await using var partner = await PushesAtTheSimulator.Start(("AttemptTimeout", "00:00:00.100"));
        await partner.Send();
        await partner.Order(new { mode = "slow", delayMs = 60_000 });

        var outcome = Assert.IsType<PushOutcome.Unknown>(await partner.Send());

        Assert.Equal("no answer in time", outcome.Reason);
        Assert.Equal(2, (await partner.Accepted()).Length);
    }

    [Theory]
    [InlineData("BaseUrl", "http://127.0.0.1:1")]
    [InlineData("TokenUrl", "http://127.0.0.1:1/token")]
    public async Task A_connection_that_was_refused_carried_nothing(string address, string nowhere)
    {
        await using var partner = await PushesAtTheSimulator.Start((address, nowhere));

        var outcome = Assert.IsType<PushOutcome.RetryLater>(await partner.Send());

        Assert.EndsWith("no answer: ConnectionError", outcome.Reason);
        Assert.Empty(await partner.Accepted());
    }

    [Fact]
    public async Task With_the_circuit_open_no_send_leaves()
    {
        await using var partner = await PushesAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", errorCode = "UNAVAILABLE" });
        for (var i = 0; i < 10; i++)
            await partner.Send();

        Assert.Equal(new PushOutcome.RetryLater("not sent: the circuit is open"), await partner.Send());
        Assert.Equal(10, await partner.Requests());
    }

    [Fact]
    public async Task Exhausted_quotas_of_devices_leave_the_circuit_closed()
    {
        await using var partner = await PushesAtTheSimulator.Start();
        for (var i = 0; i < 12; i++)
            await partner.Send("quota-1");

        Assert.IsType<PushOutcome.Delivered>(await partner.Send());
    }

    [Fact]
    public async Task More_sends_than_have_room_are_told_so_at_once()
    {
        await using var partner = await PushesAtTheSimulator.Start(("Concurrency", "1"), ("AttemptTimeout", "00:00:00.500"));
        await partner.Send();
        await partner.Order(new { mode = "slow", delayMs = 60_000 });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => partner.Send()));

        Assert.Equal(2, outcomes.Count(o => o is PushOutcome.Unknown));
        Assert.Equal(4, outcomes.Count(o => o is PushOutcome.RetryLater { Reason: "not sent: too many sends under way" }));
    }
}
