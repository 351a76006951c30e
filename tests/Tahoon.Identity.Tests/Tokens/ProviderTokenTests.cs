using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Tests.Support;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class ProviderTokenTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private readonly Guid _provider = Guid.NewGuid();
    private int _asked;
    private string? _token;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_without_the_scope_gets_no_provider_token()
    {
        var client = await identity.ForApplicationAsync(
            IdentityService.DemoApplication, DemoClinics.DemoClinic, "bookings schedules catalogue.read");

        var answer = await client.PostAsync(Path(_provider), null, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Neither_a_user_nor_a_service_gets_one()
    {
        foreach (var client in new[] { await identity.ForUserAsync(_provider, DemoClinics.DemoClinic), await identity.ForServiceAsync() })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(Path(_provider), null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_provider_of_the_organisation_gets_an_hour_for_itself()
    {
        Know(DemoClinics.DemoClinic);

        var answer = await (await identity.DemoAsync()).PostAsync(Path(_provider), null, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var json = await answer.JsonAsync();
        Assert.Equal(3600, json.GetProperty("expires_in").GetInt32());
        Assert.False(json.TryGetProperty("scope", out _), json.ToString());
        var token = new JsonWebToken(json.GetProperty("access_token").GetString());
        Assert.Equal(("provider", new ProviderId(_provider).ToString()), (token.GetClaim("kind").Value, token.Subject));
        Assert.Equal(new OrganisationId(DemoClinics.DemoClinic).ToString(), token.GetClaim("org").Value);
        Assert.False(token.TryGetClaim("scope", out _));
        Assert.Equal("service", new JsonWebToken(_token).GetClaim("kind").Value);
    }

    [Fact]
    public async Task A_provider_of_another_organisation_of_another_kind_and_of_nothing_are_the_same_404()
    {
        Know(DemoClinics.OtherClinic);
        var client = await identity.DemoAsync();

        foreach (var id in new[] { new ProviderId(_provider).ToString(), new UserId(_provider).ToString(), "noise", _provider.ToString() })
        {
            var answer = await client.PostAsync($"/api/v1/providers/{id}/tokens", null, Cancellation);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("not_found", await answer.TextAsync("code"));
        }
    }

    [Fact]
    public async Task Catalogue_is_asked_once_for_who_is_there_and_again_for_who_is_not()
    {
        var client = await identity.DemoAsync();
        Know(DemoClinics.OtherClinic);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(Path(_provider), null, Cancellation)).StatusCode);

        Know(DemoClinics.DemoClinic);
        for (var time = 0; time < 3; time++)
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path(_provider), null, Cancellation)).StatusCode);

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task While_catalogue_is_away_the_answer_is_503_with_retry_after()
    {
        identity.Network.Answer("catalogue", _ => throw new HttpRequestException(HttpRequestError.ConnectionError));

        var answer = await (await identity.DemoAsync()).PostAsync(Path(_provider), null, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static string Path(Guid provider) => $"/api/v1/providers/{new ProviderId(provider)}/tokens";

    private void Know(Guid organisation) => identity.Network.Answer("catalogue", request =>
    {
        _asked++;
        _token = request.Headers.Authorization?.Parameter;
        return request.RequestUri!.PathAndQuery == $"/internal/providers/{_provider}?organisationId={organisation}"
            ? TestAnswers.Json(new ProviderOffer(_provider, organisation, "Dr Amal", [], 60))
            : TestAnswers.Problem(Failures.NotFound);
    });
}
