using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Identity.Tests.Support;

/// <summary>Identity over a database of its own, with the demonstration clinics in it. It makes its own tokens.</summary>
public sealed class IdentityService() : TestService<Program>("identity-db")
{
    internal static Guid DemoApplication { get; } = DemoClinics.Id(9, 1);

    internal static Guid OtherApplication { get; } = DemoClinics.Id(9, 3);

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Tahoon:ServiceSecrets:booking", TestTokens.ServiceSecret),
    ];

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<IdentityDb>(demonstration: true);

    internal Task<HttpClient> DemoAsync() => ForApplicationAsync(DemoApplication, DemoClinics.DemoClinic, string.Join(' ', Scopes.All));

    internal Task<HttpClient> OtherAsync() => ForApplicationAsync(OtherApplication, DemoClinics.OtherClinic, string.Join(' ', Scopes.All));

    internal async Task<HttpClient> ForApplicationAsync(Guid application, Guid organisation, string scopes) =>
        With(await Tokens.ForApplicationAsync(application, organisation, scopes, default));

    internal async Task<HttpClient> ForUserAsync(Guid user, Guid organisation) =>
        With(await Tokens.ForUserAsync(user, organisation, DemoApplication, default));

    internal async Task<HttpClient> ForServiceAsync() => With(await Tokens.ForServiceAsync("booking", default));

    internal static HttpRequestMessage Create(object user, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users") { Content = JsonContent.Create(user) };
        request.Headers.Add("Idempotency-Key", $"\"{key}\"");
        return request;
    }

    private AccessTokens Tokens => Services.GetRequiredService<AccessTokens>();

    private HttpClient With(AccessToken token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        return client;
    }
}
