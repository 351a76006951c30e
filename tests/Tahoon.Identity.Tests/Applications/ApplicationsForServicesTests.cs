using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Applications;

public sealed class ApplicationsForServicesTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/internal/applications/de300000-0009-7000-8000-000000000002")]
    [InlineData("/internal/applications/origins")]
    public async Task An_application_may_not_ask_as_services_do(string path)
    {
        using var asApplication = await (await identity.DemoAsync()).GetAsync(path, Cancellation);
        using var asNobody = await identity.CreateClient().GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, asApplication.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, asNobody.StatusCode);
    }

    [Fact]
    public async Task An_application_that_signs_is_told_with_its_secret_which_nobody_may_store_or_log()
    {
        using var answer = await (await identity.ForServiceAsync()).GetAsync($"/internal/applications/{DemoClinics.Id(9, 2)}", Cancellation);
        var view = await answer.Content.ReadFromJsonAsync<ApplicationView>(WireJson.Options, Cancellation);

        Assert.NotNull(view);
        Assert.True(view.RequireSignature);
        Assert.Equal(["demo-signing-secret"], view.SigningSecrets);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("demo-signing-secret", view.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_does_not_sign_has_no_secret()
    {
        var view = await (await identity.ForServiceAsync()).GetFromJsonAsync<ApplicationView>(
            $"/internal/applications/{DemoClinics.Id(9, 1)}", WireJson.Options, Cancellation);

        Assert.NotNull(view);
        Assert.False(view.RequireSignature);
        Assert.Empty(view.SigningSecrets);
    }

    [Fact]
    public async Task What_is_no_application_is_not_found()
    {
        using var answer = await (await identity.ForServiceAsync()).GetAsync($"/internal/applications/{Guid.NewGuid()}", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_origins_of_all_applications_are_told()
    {
        var view = await (await identity.ForServiceAsync()).GetFromJsonAsync<OriginsView>(
            "/internal/applications/origins", WireJson.Options, Cancellation);

        Assert.NotNull(view?.Origins);
    }
}
