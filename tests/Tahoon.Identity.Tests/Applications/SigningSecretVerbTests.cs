using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Tests.Support;
using Tahoon.Identity.Tokens;
using Xunit;

namespace Tahoon.Identity.Tests.Applications;

public sealed class SigningSecretVerbTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChangeSigningSecrets Change => identity.Services.GetRequiredService<ChangeSigningSecrets>();

    [Fact]
    public async Task A_secret_is_replaced_while_the_application_signs()
    {
        var application = await RegisterAsync();
        var first = await Change.AddAsync(application, Cancellation);
        await Change.RequireAsync(application, true, Cancellation);

        var second = await Change.AddAsync(application, Cancellation);
        Assert.Equal([first.Value!.Text, second.Value!.Text], await ValidAsync(application));
        await Change.RevokeAsync(application, first.Value.Slot, Cancellation);

        Assert.Equal([second.Value.Text], await ValidAsync(application));
        Assert.StartsWith("ths_", first.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_secret_is_one_too_many_until_one_is_revoked()
    {
        var application = await RegisterAsync();
        await Change.AddAsync(application, Cancellation);
        await Change.AddAsync(application, Cancellation);

        var third = await Change.AddAsync(application, Cancellation);
        await Change.RevokeAsync(application, 1, Cancellation);
        var afterwards = await Change.AddAsync(application, Cancellation);

        Assert.Equal(Failures.Conflict.Code, third.Failure?.Code);
        Assert.Equal(1, afterwards.Value?.Slot);
    }

    [Fact]
    public async Task Who_has_nothing_to_sign_with_is_not_made_to_sign()
    {
        var application = await RegisterAsync();

        Assert.Equal(Failures.Conflict.Code, (await Change.RequireAsync(application, true, Cancellation)).Failure?.Code);
        Assert.False((await Change.RequireAsync(application, false, Cancellation)).Failed);
    }

    [Fact]
    public async Task Who_must_sign_keeps_its_last_secret()
    {
        var application = await RegisterAsync();
        await Change.AddAsync(application, Cancellation);
        await Change.RequireAsync(application, true, Cancellation);

        var refused = await Change.RevokeAsync(application, 1, Cancellation);
        Assert.Single(await ValidAsync(application));
        await Change.RequireAsync(application, false, Cancellation);
        var revoked = await Change.RevokeAsync(application, 1, Cancellation);

        Assert.Equal(Failures.Conflict.Code, refused.Failure?.Code);
        Assert.Equal(1, revoked.Value);
        Assert.Empty(await ValidAsync(application));
    }

    [Fact]
    public async Task Two_who_revoke_the_two_secrets_at_once_leave_one()
    {
        var application = await RegisterAsync();
        await Change.AddAsync(application, Cancellation);
        await Change.AddAsync(application, Cancellation);
        await Change.RequireAsync(application, true, Cancellation);

        var revoked = await Task.WhenAll(
            Task.Run(() => Change.RevokeAsync(application, 1, Cancellation)),
            Task.Run(() => Change.RevokeAsync(application, 2, Cancellation)));

        Assert.Single(revoked, one => one.Failed);
        Assert.Single(await ValidAsync(application));
    }

    [Fact]
    public async Task Of_what_does_not_exist_nothing_is_changed()
    {
        var application = await RegisterAsync();

        Assert.Equal(Failures.NotFound, (await Change.AddAsync(Guid.NewGuid(), Cancellation)).Failure);
        Assert.Equal(Failures.NotFound, (await Change.RequireAsync(Guid.NewGuid(), true, Cancellation)).Failure);
        Assert.Equal(Failures.NotFound, (await Change.RevokeAsync(application, 1, Cancellation)).Failure);
        await Change.AddAsync(application, Cancellation);
        Assert.Equal(Failures.NotFound, (await Change.RevokeAsync(application, 2, Cancellation)).Failure);
        Assert.Single(await ValidAsync(application));
    }

    private Task<IReadOnlyList<string>> ValidAsync(Guid application) =>
        identity.Services.GetRequiredService<SigningSecrets>().ValidOfAsync(application, Cancellation);

    private async Task<Guid> RegisterAsync() => (await identity.Services.GetRequiredService<RegisterApplication>()
        .HandleAsync("Signing Clinic", "Its application", null, Cancellation)).Value!.ApplicationId;
}
