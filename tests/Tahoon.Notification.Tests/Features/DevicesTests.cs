using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Notification.Data;
using Tahoon.Notification.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Notification.Tests.Features;

public sealed class DevicesTests : IAsyncLifetime
{
    private NotificationUnderTest _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await NotificationUnderTest.StartAsync();
        await _service.DeliverAsync(Sessions.Registered());
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Without_a_token_nobody_may_touch_devices()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PutAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await DeleteAsync(null));
    }

    [Fact]
    public async Task An_application_needs_the_scope_users()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(Callers.Application(), Scopes.Bookings));
        Assert.Equal(HttpStatusCode.Forbidden, await DeleteAsync(Callers.Application(), Scopes.Bookings));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(Callers.Provider(Sessions.User)));
    }

    [Fact]
    public async Task To_another_organisation_and_to_another_user_the_user_does_not_exist()
    {
        _service.Network.Answer("identity", request => IdentityAnswers.Knows(request)
            ? IdentityAnswers.To(request)
            : TestAnswers.Problem(Failures.NotFound));

        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Callers.Application(DemoClinics.OtherClinic)));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(Callers.Application(DemoClinics.OtherClinic)));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Callers.User(Guid.NewGuid())));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Callers.User(Sessions.User, DemoClinics.OtherClinic)));
        Assert.Empty(await _service.DevicesAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("toaster")]
    public async Task A_device_runs_one_of_the_known_platforms(string? platform)
    {
        using var client = _service.ClientFor(Callers.Application());

        using var answer = await client.PutAsJsonAsync(
            Path("phone"), new { platform }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "\"platform\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_longer_than_any_is_refused()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.Application(), token: new string('t', 1024)));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(Callers.Application(), token: new string('t', 1025)));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("tab\t")]
    [InlineData("هاتف")]
    public async Task A_token_is_of_visible_characters_only(string token)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(Callers.Application(), token: token));
        Assert.Empty(await _service.DevicesAsync());
    }

    [Fact]
    public async Task A_phone_that_is_handed_on_is_its_last_user_s_and_tells_nothing_of_the_one_before()
    {
        var next = Guid.CreateVersion7();
        await _service.DeliverAsync(Sessions.Registered() with { UserId = next });
        await PutAsync(Callers.User(Sessions.User));
        await _service.DeliverAsync(Sessions.Ready());
        await _service.ExpandAsync();

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.User(next), user: next));
        await _service.WorkAsync();

        Assert.Equal(next, Assert.Single(await _service.DevicesAsync()).UserId);
        Assert.Empty(await _service.Partners.PushesAsync());
    }

    [Fact]
    public async Task A_registration_of_before_that_comes_late_takes_the_phone_from_nobody()
    {
        var (next, before) = (Guid.CreateVersion7(), _service.Clock.GetUtcNow().UtcDateTime);
        await _service.DeliverAsync(Sessions.Registered() with { UserId = next });
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await PutAsync(Callers.User(next), user: next);

        await _service.DeliverAsync(Sessions.RegisteredAs("en", 2, "phone") with { RegisteredAt = before });

        Assert.Equal(next, Assert.Single(await _service.DevicesAsync()).UserId);
    }

    [Fact]
    public async Task Of_more_devices_than_a_user_may_have_those_registered_longest_ago_go()
    {
        for (var number = 0; number <= UserDevice.Most; number++)
        {
            Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.Application(), token: $"phone-{number}"));
            _service.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var devices = await _service.DevicesAsync();
        Assert.Equal(UserDevice.Most, devices.Count);
        Assert.DoesNotContain(devices, device => device.Token == "phone-0");
    }

    [Fact]
    public async Task Two_users_who_register_one_phone_at_once_do_not_both_have_it()
    {
        var next = Guid.CreateVersion7();
        await _service.DeliverAsync(Sessions.Registered() with { UserId = next });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => PutAsync(
            Callers.Application(), user: turn % 2 == 0 ? next : Sessions.User)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Single(await _service.DevicesAsync());
    }

    [Fact]
    public async Task A_device_is_registered_by_the_application_or_the_user_and_again_it_is_the_same()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.Application(), token: "a:b_c-d"));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.User(Sessions.User), token: "a:b_c-d"));

        var device = Assert.Single(await _service.DevicesAsync());
        Assert.Equal((Sessions.User, "a:b_c-d", "ios"), (device.UserId, device.Token, device.Platform));
    }

    [Fact]
    public async Task A_removed_device_is_gone_and_removing_it_again_is_no_fault()
    {
        await PutAsync(Callers.Application());

        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(Callers.User(Sessions.User)));
        Assert.Empty(await _service.DevicesAsync());
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(Callers.User(Sessions.User)));
    }

    [Fact]
    public async Task A_user_whose_own_message_is_still_on_its_way_is_asked_for_at_Identity()
    {
        var user = Guid.CreateVersion7();
        AnswerIdentity(user, TestAnswers.Json(new UserView(user, DemoClinics.DemoClinic, "Asia/Dubai", "ar")));

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(Callers.Application(), user: user));

        Assert.Equal(user, Assert.Single(await _service.DevicesAsync()).UserId);
    }

    [Fact]
    public async Task A_user_that_Identity_does_not_know_either_does_not_exist()
    {
        var user = Guid.CreateVersion7();
        AnswerIdentity(user, TestAnswers.Problem(Failures.NotFound));

        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Callers.Application(), user: user));
    }

    private void AnswerIdentity(Guid user, HttpResponseMessage answer) => _service.Network.Answer("identity", request =>
        IdentityAnswers.Knows(request) ? IdentityAnswers.To(request)
        : request.RequestUri!.PathAndQuery == $"/internal/users/{user}?organisationId={DemoClinics.DemoClinic}" ? answer
        : throw new InvalidOperationException($"Identity is asked for {request.RequestUri}."));

    private static string Path(string token, Guid? user = null) =>
        $"/api/v1/users/{new UserId(user ?? Sessions.User)}/devices/{Uri.EscapeDataString(token)}";

    private async Task<HttpStatusCode> PutAsync(Caller? caller, string? scope = null, string token = "phone", Guid? user = null)
    {
        using var client = _service.ClientFor(caller, scope is null ? [] : [scope]);
        using var answer = await client.PutAsJsonAsync(
            Path(token, user), new { platform = "ios" }, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> DeleteAsync(Caller? caller, string? scope = null)
    {
        using var client = _service.ClientFor(caller, scope is null ? [] : [scope]);
        using var answer = await client.DeleteAsync(new Uri(Path("phone"), UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
