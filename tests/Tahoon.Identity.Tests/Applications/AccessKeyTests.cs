using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Applications;

public sealed class AccessKeyTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_application_gets_tokens_with_the_key_that_is_shown_once()
    {
        var key = await RegisterAsync("Third Clinic");

        Assert.Equal(HttpStatusCode.OK, await AskAsync(key.Text));
        Assert.StartsWith("thk_", key.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Text, key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_replaced_while_the_application_runs()
    {
        var old = await RegisterAsync("Fourth Clinic");

        var added = await Keys.AddAsync(old.ApplicationId, Cancellation);
        Assert.NotNull(added.Value);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(old.Text));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(added.Value.Text));

        await Keys.RevokeAsync(old.ApplicationId, old.Slot, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(old.Text));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(added.Value.Text));
    }

    [Fact]
    public async Task A_third_key_is_one_too_many_until_one_is_revoked()
    {
        var first = await RegisterAsync("Fifth Clinic");
        await Keys.AddAsync(first.ApplicationId, Cancellation);

        var third = await Keys.AddAsync(first.ApplicationId, Cancellation);
        await Keys.RevokeAsync(first.ApplicationId, first.Slot, Cancellation);
        var afterwards = await Keys.AddAsync(first.ApplicationId, Cancellation);

        Assert.Equal(Failures.Conflict.Code, third.Failure?.Code);
        Assert.Equal(first.Slot, afterwards.Value?.Slot);
    }

    [Fact]
    public async Task The_last_key_can_be_revoked_too_and_a_new_one_added()
    {
        var only = await RegisterAsync("Sixth Clinic");

        var revoked = await Keys.RevokeAsync(only.ApplicationId, only.Slot, Cancellation);
        var afterwards = await AskAsync(only.Text);
        var added = await Keys.AddAsync(only.ApplicationId, Cancellation);

        Assert.Equal(only.Slot, revoked.Value);
        Assert.Equal(HttpStatusCode.Unauthorized, afterwards);
        Assert.NotNull(added.Value);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(added.Value.Text));
    }

    [Fact]
    public async Task Of_an_application_that_does_not_exist_nothing_is_changed()
    {
        Assert.Equal(Failures.NotFound, (await Keys.AddAsync(Guid.NewGuid(), Cancellation)).Failure);
        Assert.Equal(Failures.NotFound, (await Keys.RevokeAsync(Guid.NewGuid(), 1, Cancellation)).Failure);
    }

    private ChangeAccessKeys Keys => identity.Services.GetRequiredService<ChangeAccessKeys>();

    private async Task<ShownKey> RegisterAsync(string organisation)
    {
        var registered = await identity.Services.GetRequiredService<RegisterApplication>()
            .HandleAsync(organisation, "Its application", null, Cancellation);
        Assert.NotNull(registered.Value);
        return registered.Value;
    }

    private async Task<HttpStatusCode> AskAsync(string key)
    {
        var answer = await identity.CreateClient().PostAsJsonAsync(
            "/api/auth/token", new { grant_type = "password", access_key = key }, Cancellation);
        return answer.StatusCode;
    }
}
