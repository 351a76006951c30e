using System.Net;
using System.Text.Json.Nodes;

namespace Tahoon.PartnerSimulators.Tests;

public sealed class VideoSdkTests
{
    private static readonly string[] Settings = ["--Partners:VideoSdk:ApiKey", "key", "--Partners:VideoSdk:Secret", "secret"];

    [Fact]
    public async Task A_room_is_answered_as_the_partner_answers_it()
    {
        await using var simulators = await RunningSimulators.Start(Settings);

        var answer = await Create(simulators, new { customRoomId = "bkg_1", autoCloseConfig = new { type = "session-ends" } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var room = await RunningSimulators.Json(answer);
        var roomId = room.GetProperty("roomId").GetString();
        Assert.Matches("^[a-z0-9]{3}-[a-z0-9]{4}-[a-z0-9]{4}$", roomId);
        Assert.Equal("bkg_1", room.GetProperty("customRoomId").GetString());
        Assert.False(room.GetProperty("disabled").GetBoolean());
        Assert.Equal("2026-03-01T09:00:00Z", room.GetProperty("createdAt").GetString());
        Assert.Equal("2026-03-01T09:00:00Z", room.GetProperty("updatedAt").GetString());
        Assert.NotEmpty(room.GetProperty("userId").GetString()!);
        Assert.NotEmpty(room.GetProperty("id").GetString()!);
        Assert.EndsWith($"/v2/rooms/{roomId}", room.GetProperty("links").GetProperty("get_room").GetString());
        Assert.EndsWith($"/v2/sessions/{roomId}", room.GetProperty("links").GetProperty("get_session").GetString());
    }

    [Fact]
    public async Task The_same_custom_id_asked_twenty_times_at_once_is_one_room()
    {
        await using var simulators = await RunningSimulators.Start(Settings);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Create(simulators, new { customRoomId = "bkg_1" })));

        var ids = await Task.WhenAll(answers.Select(async a => (await RunningSimulators.Json(a)).GetProperty("roomId").GetString()));
        Assert.Single(ids.Distinct());
        var record = Assert.Single((await simulators.Read("/_simulator/rooms")).EnumerateArray());
        Assert.Equal(20, record.GetProperty("createRequests").GetInt32());
    }

    [Fact]
    public async Task Rooms_without_a_custom_id_are_different_rooms()
    {
        await using var simulators = await RunningSimulators.Start(Settings);

        await Create(simulators, new { });
        await Create(simulators, new { });

        Assert.Equal(2, (await simulators.Read("/_simulator/rooms")).GetArrayLength());
    }

    [Fact]
    public async Task A_deactivated_room_is_disabled_and_no_longer_valid()
    {
        await using var simulators = await RunningSimulators.Start(Settings);
        var room = await RunningSimulators.Json(await Create(simulators, new { customRoomId = "bkg_1" }));
        var roomId = room.GetProperty("roomId").GetString();

        var valid = await Validate(simulators, roomId!);
        var first = await Deactivate(simulators, roomId!);
        var second = await Deactivate(simulators, roomId!);
        var later = await Validate(simulators, roomId!);
        var again = await RunningSimulators.Json(await Create(simulators, new { customRoomId = "bkg_1" }));

        Assert.Equal(HttpStatusCode.OK, valid.StatusCode);
        Assert.True((await RunningSimulators.Json(first)).GetProperty("disabled").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, later.StatusCode);
        Assert.True(again.GetProperty("disabled").GetBoolean());
        Assert.Equal(roomId, again.GetProperty("roomId").GetString());
    }

    [Theory]
    [InlineData("aaa-bbbb-cccc", HttpStatusCode.NotFound)]
    [InlineData("bkg_1", HttpStatusCode.PaymentRequired)]
    public async Task An_id_that_names_no_room_is_not_found_in_the_partners_two_ways(string roomId, HttpStatusCode status)
    {
        await using var simulators = await RunningSimulators.Start(Settings);
        await Create(simulators, new { customRoomId = "bkg_1" });

        var validated = await Validate(simulators, roomId);
        var deactivated = await Deactivate(simulators, roomId);

        Assert.Equal(status, validated.StatusCode);
        Assert.Equal(status, deactivated.StatusCode);
        var error = await RunningSimulators.Json(deactivated);
        Assert.Equal("Room not found", error.GetProperty("statusMessage").GetString());
        Assert.Equal("ROOM_NOT_FOUND", error.GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("""{"customRoomId": 5}""")]
    [InlineData("""{"webhook": {"endPoint": "https://example.org"}}""")]
    [InlineData("""{"autoCloseConfig": {"type": "sometime"}}""")]
    [InlineData("not json")]
    public async Task A_request_that_is_not_one_is_a_400(string body)
    {
        await using var simulators = await RunningSimulators.Start(Settings);

        var answer = await Create(simulators, new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await RunningSimulators.Json(answer)).GetProperty("message").GetString()!);
        Assert.Equal(0, (await simulators.Read("/_simulator/rooms")).GetArrayLength());
    }

    public static TheoryData<string, int> WrongTokens => new()
    {
        { "no token", 401 }, { "Bearer", 401 }, { "secret", 401 }, { "apikey", 401 }, { "expired", 401 }, { "iat", 401 },
        { "permissions", 403 }, { "version", 403 }, { "roles", 403 },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_token_that_is_not_right_makes_no_room(string fault, int status)
    {
        await using var simulators = await RunningSimulators.Start(Settings);
        var token = fault switch
        {
            "no token" => null,
            "Bearer" => $"Bearer {simulators.VideoSdk()}",
            "secret" => simulators.VideoSdk("another"),
            "apikey" => simulators.VideoSdk(change: claims => claims["apikey"] = "another"),
            "expired" => simulators.VideoSdk(change: claims => claims["exp"] = claims["iat"]!.GetValue<long>()),
            "iat" => simulators.VideoSdk(change: claims => claims.Remove("iat")),
            "permissions" => simulators.VideoSdk(change: claims => claims["permissions"] = new JsonArray("everything")),
            "version" => simulators.VideoSdk(change: claims => claims.Remove("version")),
            _ => simulators.VideoSdk(change: claims => claims["roles"] = new JsonArray("rtc")),
        };

        var answer = await simulators.Send(HttpMethod.Post, "/v2/rooms", new { customRoomId = "bkg_1" }, token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty((await RunningSimulators.Json(answer)).GetProperty("error").GetString()!);
        Assert.Equal(0, (await simulators.Read("/_simulator/rooms")).GetArrayLength());
    }

    [Fact]
    public async Task Without_a_secret_the_shape_alone_counts()
    {
        await using var simulators = await RunningSimulators.Start();

        var whatever = await simulators.Send(HttpMethod.Post, "/v2/rooms", new { }, simulators.VideoSdk("any secret"));
        var shapeless = await simulators.Send(HttpMethod.Post, "/v2/rooms", new { }, "token");

        Assert.Equal(HttpStatusCode.OK, whatever.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, shapeless.StatusCode);
    }

    private static Task<HttpResponseMessage> Create(RunningSimulators simulators, object body) =>
        simulators.Send(HttpMethod.Post, "/v2/rooms", body, simulators.VideoSdk());

    private static Task<HttpResponseMessage> Validate(RunningSimulators simulators, string roomId) =>
        simulators.Send(HttpMethod.Get, $"/v2/rooms/validate/{roomId}", authorization: simulators.VideoSdk());

    private static Task<HttpResponseMessage> Deactivate(RunningSimulators simulators, string roomId) =>
        simulators.Send(HttpMethod.Post, "/v2/rooms/deactivate", new { roomId }, simulators.VideoSdk());
}
