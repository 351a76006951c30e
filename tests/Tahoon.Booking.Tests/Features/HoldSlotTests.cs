using System.Net;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class HoldSlotTests : IAsyncLifetime
{
    private const string Path = "/api/v1/holds";

    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task Nobody_holds_without_the_scope_for_another_user_or_for_one_of_another_organisation()
    {
        using var client = _booking.ClientFor(Callers.Application(), "catalogue.read");
        using var unscoped = await client.PostAsync(Path, content: null, TestContext.Current.CancellationToken);
        var user = await _booking.PostAsync(Path, _booking.Wish(), Key(), Callers.User(Guid.CreateVersion7()));
        var clinic = await _booking.PostAsync(Path, _booking.Wish(), Key(), Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [unscoped.StatusCode, user.Status, clinic.Status]);
        Assert.Empty(_booking.Scheduling.Holds);
    }

    [Fact]
    public async Task A_key_a_whole_request_and_a_length_with_a_price_are_needed()
    {
        var noKey = await _booking.PostAsync(Path, _booking.Wish());
        var noStart = await _booking.PostAsync(Path, new { userId = new UserId(_booking.User), providerId = new ProviderId(_booking.Provider), durationMinutes = 30 }, Key());
        var unpriced = await _booking.PostAsync(Path, new { userId = new UserId(_booking.User), providerId = new ProviderId(_booking.Provider), start = _booking.Start, durationMinutes = 45 }, Key());

        Assert.Equal(["idempotency_key_missing", "invalid_request", "slot_not_offered"], [noKey.Text("code"), noStart.Text("code"), unpriced.Text("code")]);
        Assert.Empty(_booking.Scheduling.Holds);
    }

    [Fact]
    public async Task A_user_holds_a_slot_for_itself_and_learns_until_when()
    {
        var held = await _booking.PostAsync(Path, _booking.Wish(), Key(), Callers.User(_booking.User));

        Assert.Equal((HttpStatusCode.Created, "Held"), (held.Status, held.Text("status")));
        Assert.Equal(new UserId(_booking.User).ToString(), held.Text("userId"));
        Assert.Equal(new ProviderId(_booking.Provider).ToString(), held.Text("providerId"));
        Assert.Equal((_booking.Start, _booking.Start.AddMinutes(30)), (held.Member("start").GetDateTime(), held.Member("end").GetDateTime()));
        Assert.Equal(_booking.Start.AddDays(-1), held.Member("expiresAt").GetDateTime());
        Assert.Equal($"{Path}/{held.Text("holdId")}", held.Location);
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_hold_and_another_finds_the_slot_taken()
    {
        var key = Key();
        var first = await _booking.PostAsync(Path, _booking.Wish(), key);
        var second = await _booking.PostAsync(Path, _booking.Wish(), key);
        var other = await _booking.PostAsync(Path, _booking.Wish(), Key());

        Assert.Equal((first.Status, first.Body, first.Location, true), (second.Status, second.Body, second.Location, second.Replayed));
        Assert.Equal((HttpStatusCode.Conflict, "slot_taken"), (other.Status, other.Text("code")));
        Assert.Single(_booking.Scheduling.Holds);
    }

    [Fact]
    public async Task Where_the_answer_is_lost_the_same_key_finds_the_same_hold()
    {
        var key = Key();
        _booking.Scheduling.AfterReserve = _ => throw new HttpRequestException("the connection broke");
        var lost = await _booking.PostAsync(Path, _booking.Wish(), key);
        _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;

        var again = await _booking.PostAsync(Path, _booking.Wish(), key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created), (lost.Status, again.Status));
        Assert.Equal(PublicId.Read<HoldId>(again.Text("holdId")).Value, Assert.Single(_booking.Scheduling.Holds).Key);
    }

    [Fact]
    public async Task Where_what_a_lost_attempt_held_has_lapsed_the_same_key_holds_again()
    {
        var key = Key();
        _booking.Scheduling.AfterReserve = id =>
        {
            _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;
            _booking.Scheduling.Lapse(id);
            throw new HttpRequestException("the connection broke");
        };

        var held = await _booking.PostAsync(Path, _booking.Wish(), key);

        Assert.Equal(HttpStatusCode.Created, held.Status);
        Assert.Equal([false, true], _booking.Scheduling.Holds.Values.Order());
        Assert.True(_booking.Scheduling.Holds[PublicId.Read<HoldId>(held.Text("holdId")).Value]);
    }

    [Fact]
    public async Task A_hold_is_given_back_by_its_own_and_again_is_the_same_answer()
    {
        var path = (await _booking.PostAsync(Path, _booking.Wish(), Key())).Location!;

        var otherUser = await _booking.DeleteAsync(path, Callers.User(Guid.CreateVersion7()));
        var otherClinic = await _booking.DeleteAsync(path, Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        var otherKind = await _booking.DeleteAsync($"{Path}/{new UserId(_booking.User)}");
        Assert.All([otherUser, otherClinic, otherKind], answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.True(Assert.Single(_booking.Scheduling.Holds).Value);

        var own = await _booking.DeleteAsync(path, Callers.User(_booking.User));
        var again = await _booking.DeleteAsync(path);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (own.Status, again.Status));
        Assert.False(Assert.Single(_booking.Scheduling.Holds).Value);
    }

    private static string Key() => Guid.NewGuid().ToString();
}
