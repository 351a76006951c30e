using System.Net;

namespace Tahoon.PartnerSimulators.Tests;

public sealed class FcmSendTests
{
    [Fact]
    public async Task An_accepted_message_has_a_name_and_is_kept()
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Push(new
        {
            token = "device-1",
            notification = new { title = "Booked", body = "Tomorrow at nine" },
            data = new { @event = "SessionBooked", bookingId = "bkg_1" },
            android = new { priority = "HIGH", ttl = "3600s" },
            apns = new { headers = new Dictionary<string, string> { ["apns-priority"] = "10" } },
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var name = (await RunningSimulators.Json(answer)).GetProperty("name").GetString();
        Assert.StartsWith("projects/demo/messages/", name);
        var push = Assert.Single((await simulators.Read("/_simulator/pushes")).EnumerateArray());
        Assert.Equal(name, push.GetProperty("name").GetString());
        Assert.Equal("device-1", push.GetProperty("token").GetString());
        Assert.Equal("SessionBooked", push.GetProperty("data").GetProperty("event").GetString());
        Assert.Equal("Booked", push.GetProperty("notification").GetProperty("title").GetString());
        Assert.Equal("2026-03-01T09:00:00Z", push.GetProperty("acceptedAt").GetString());
    }

    [Theory]
    [InlineData("unregistered-1", 404, "NOT_FOUND", "UNREGISTERED")]
    [InlineData("invalid-1", 400, "INVALID_ARGUMENT", "INVALID_ARGUMENT")]
    [InlineData("mismatch-1", 403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH")]
    [InlineData("thirdparty-1", 401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR")]
    [InlineData("quota-1", 429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED")]
    [InlineData("internal-1", 500, "INTERNAL", "INTERNAL")]
    [InlineData("unavailable-1", 503, "UNAVAILABLE", "UNAVAILABLE")]
    public async Task A_device_token_can_ask_for_its_error(string token, int http, string status, string errorCode)
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Push(new { token });

        await AssertError(answer, http, status, errorCode);
        Assert.Equal(0, (await simulators.Read("/_simulator/pushes")).GetArrayLength());
    }

    public static TheoryData<string, object> Refused => new()
    {
        { "no recipient", new { data = new { a = "b" } } },
        { "from", new { token = "d", data = new { from = "me" } } },
        { "gcm", new { token = "d", data = new { gcm = "x" } } },
        { "google", new { token = "d", data = new { googleThing = "x" } } },
        { "a number as value", new { token = "d", data = new { count = 5 } } },
        { "an unknown member", new { token = "d", colour = "red" } },
        { "priority", new { token = "d", android = new { priority = "urgent" } } },
        { "ttl", new { token = "d", android = new { ttl = "1h" } } },
        { "too big", new { token = "d", data = new { text = new string('x', 4_093) } } },
        { "too big in bytes, not in characters", new { token = "d", data = new { text = new string('ع', 2_047) } } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_message_against_the_rules_is_an_invalid_argument(string rule, object message)
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Push(message);

        Assert.NotEmpty(rule);
        await AssertError(answer, 400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
        Assert.Equal(0, (await simulators.Read("/_simulator/pushes")).GetArrayLength());
    }

    [Fact]
    public async Task The_largest_payload_is_accepted()
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Push(new { token = "d", data = new { text = new string('x', 4_092) } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_message_to_be_validated_only_is_not_kept()
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.Send(HttpMethod.Post, "/v1/projects/demo/messages:send",
            new { validate_only = true, message = new { token = "d" } }, await simulators.Bearer());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, (await simulators.Read("/_simulator/pushes")).GetArrayLength());
    }

    private static async Task AssertError(HttpResponseMessage answer, int http, string status, string errorCode)
    {
        Assert.Equal(http, (int)answer.StatusCode);
        var error = (await RunningSimulators.Json(answer)).GetProperty("error");
        Assert.Equal(http, error.GetProperty("code").GetInt32());
        Assert.Equal(status, error.GetProperty("status").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        var detail = Assert.Single(error.GetProperty("details").EnumerateArray());
        Assert.Equal("type.googleapis.com/google.firebase.fcm.v1.FcmError", detail.GetProperty("@type").GetString());
        Assert.Equal(errorCode, detail.GetProperty("errorCode").GetString());
    }
}
