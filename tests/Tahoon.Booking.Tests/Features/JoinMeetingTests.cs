using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Booking.Tests.Meetings;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class JoinMeetingTests : IAsyncLifetime
{
    private MeetingsUnderTest _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Caller User => Callers.User(_service.Booked.UserId, _service.Booked.OrganisationId);

    private Caller Provider => Callers.Provider(_service.Booked.ProviderId, _service.Booked.OrganisationId);

    private string Path => $"/api/v1/bookings/{new BookingId(_service.Booked.BookingId)}/join";

    public async ValueTask InitializeAsync() => _service = await MeetingsUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task An_application_may_not_and_to_anybody_else_there_is_no_booking()
    {
        await ReadyAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await JoinAsync(null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await JoinAsync(Callers.Application(_service.Booked.OrganisationId))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await JoinAsync(Callers.User(Guid.CreateVersion7()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await JoinAsync(Callers.Provider(Guid.CreateVersion7()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await JoinAsync(Callers.User(_service.Booked.UserId, DemoClinics.OtherClinic))).Status);
    }

    [Fact]
    public async Task Ten_minutes_before_the_start_user_and_provider_get_in_until_the_end()
    {
        await ReadyAsync();

        foreach (var (caller, permissions) in new[] { (User, new[] { "allow_join" }), (Provider, ["allow_join", "allow_mod"]) })
        {
            var joined = await JoinAsync(caller);

            Assert.Equal(HttpStatusCode.OK, joined.Status);
            Assert.True(joined.Cache?.NoStore);
            var token = new JsonWebToken(joined.Body.GetProperty("token").GetString());
            Assert.Equal(_service.Booked.End, token.ValidTo);
            Assert.Equal(_service.Booked.End, joined.Body.GetProperty("expiresAt").GetDateTime());
            var room = Assert.Single(await _service.RoomsAsync()).RoomId;
            Assert.EndsWith($"?meetingId={room}", joined.Body.GetProperty("joinUrl").GetString(), StringComparison.Ordinal);
            var (status, entered) = await _service.JoinAsync(room, token.EncodedToken);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(permissions, entered.GetProperty("permissions").EnumerateArray().Select(one => one.GetString()));
            Assert.StartsWith(caller.Kind is CallerKind.User ? "usr_" : "prv_", entered.GetProperty("participantId").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_participants_token_opens_no_other_room_and_no_server_call_and_ends_with_the_session()
    {
        await ReadyAsync();
        var token = (await JoinAsync(User)).Body.GetProperty("token").GetString()!;
        var room = Assert.Single(await _service.RoomsAsync()).RoomId;

        Assert.Equal(HttpStatusCode.Forbidden, (await _service.JoinAsync("abc-defg-hijk", token)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, await _service.AskPartnerAsync($"/v2/rooms/validate/{room}", token));
        _service.Clock.SetUtcNow(_service.Booked.End);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _service.JoinAsync(room, token)).Status);
    }

    [Fact]
    public async Task Earlier_and_once_it_is_over_nobody_gets_in()
    {
        _service.Clock.SetUtcNow(_service.Booked.Start.AddMinutes(-10).AddSeconds(-1));
        var early = await JoinAsync(User);
        await ReadyAsync();
        _service.Clock.SetUtcNow(_service.Booked.End.AddSeconds(-1));
        var last = await JoinAsync(User);
        _service.Clock.SetUtcNow(_service.Booked.End);
        var late = await JoinAsync(User);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "join_window_closed"), (early.Status, early.Code));
        Assert.Equal(HttpStatusCode.OK, last.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "join_window_closed"), (late.Status, late.Code));
    }

    [Fact]
    public async Task While_there_is_no_room_it_is_worth_trying_again()
    {
        await _service.DeliverAsync(_service.Booked);
        _service.Clock.SetUtcNow(_service.Booked.Start);

        var answer = await JoinAsync(User);

        Assert.Equal((HttpStatusCode.Conflict, "meeting_not_ready"), (answer.Status, answer.Code));
        Assert.NotNull(answer.RetryAfter);
    }

    [Fact]
    public async Task A_cancelled_session_is_joined_by_nobody()
    {
        await ReadyAsync();
        await _service.CancelAsync();

        var answer = await JoinAsync(User);

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (answer.Status, answer.Code));
    }

    private async Task ReadyAsync()
    {
        await _service.DeliverAsync(_service.Booked);
        await _service.WorkAsync();
        _service.Clock.SetUtcNow(_service.Booked.Start.AddMinutes(-10));
    }

    private async Task<Joined> JoinAsync(Caller? caller)
    {
        using var client = _service.ClientFor(caller);
        using var answer = await client.PostAsync(new Uri(Path, UriKind.Relative), null, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return new(answer.StatusCode, JsonElement.Parse(text), answer.Headers.CacheControl, answer.Headers.RetryAfter);
    }

    private sealed record Joined(
        HttpStatusCode Status, JsonElement Body, CacheControlHeaderValue? Cache, RetryConditionHeaderValue? RetryAfter)
    {
        public string? Code => Body.GetProperty("code").GetString();
    }
}
