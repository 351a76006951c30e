using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Security;

public sealed class CallerTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    public static TheoryData<Caller> Everybody =>
    [
        Callers.Application(), Callers.User(Somebody), Callers.Provider(Somebody), Callers.Service(), Callers.Operator(),
    ];

    [Theory]
    [MemberData(nameof(Everybody), DisableDiscoveryEnumeration = true)]
    public async Task A_token_names_the_caller_it_was_made_for(Caller caller)
    {
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", (Caller asking) => asking).RequireAuthorization());

        var answer = await host.ClientFor(caller).GetFromJsonAsync<Caller>(
            "/me", WireJson.Options, TestContext.Current.CancellationToken);

        Assert.Equal(caller, answer);
    }

    [Fact]
    public async Task A_token_ends_by_the_clock_of_the_service()
    {
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", () => TypedResults.NoContent()).RequireAuthorization());
        var client = host.ClientFor(Callers.Application());

        host.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await client.GetAsync("/me", TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = await client.GetAsync("/me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task While_nobody_tells_the_keys_a_token_is_not_blamed_and_once_they_are_told_it_is_taken()
    {
        var network = new TestNetwork();
        var away = true;
        network.Answer("identity", request => away ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : IdentityAnswers.To(request));
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", () => TypedResults.NoContent()).RequireAuthorization(), network: network);
        var client = host.ClientFor(Callers.Application());

        var without = await client.GetAsync("/me", TestContext.Current.CancellationToken);
        var nobody = await host.ClientFor(null).GetAsync("/me", TestContext.Current.CancellationToken);
        away = false;
        var with = await client.GetAsync("/me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, without.StatusCode);
        Assert.NotNull(without.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, with.StatusCode);
    }
}
