using System.Net.Http.Json;
using Grpc.Core;
using Tahoon.AppHost.Embedded.Feed;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Feed;

public sealed class SecretsTests(WatchedRuns runs) : IClassFixture<WatchedRuns>
{
    private readonly Watched _watched = runs.Watched;

    [Fact]
    public async Task A_secret_is_shown_as_dots_and_is_nowhere_in_what_is_told()
    {
        using var http = new HttpClient();
        var address = _watched.Small.Resource("shop").Endpoints[0];
        var told = await http.GetFromJsonAsync<Dictionary<string, string>>($"{address}/environment", Cancellation);
        string[] secrets =
        [
            told!["Fixture__Secret"], _watched.Key.GetValue("x-resource-service-api-key")!, _watched.TelemetryKey
        ];

        var resources = await _watched.ResourcesAsync();

        var shop = resources.Single(resource => resource.Name is "shop-0").Environment.ToDictionary(entry => entry.Name, entry => entry.Value);
        Assert.Equal("••••••", shop["Fixture__Secret"]);
        Assert.Equal("x-otlp-api-key=••••••", shop["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal("shop", shop["OTEL_SERVICE_NAME"]);
        var all = string.Concat(resources);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_the_runner_itself_was_given_is_told()
    {
        var all = (await _watched.ResourcesAsync()).SelectMany(resource => resource.Environment).Select(entry => entry.Name).ToList();

        Assert.Contains("OTEL_SERVICE_NAME", all);
        Assert.DoesNotContain("PATH", all);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another")]
    public async Task Who_has_not_the_key_is_told_nothing(string? key)
    {
        var headers = key is null ? [] : Watched.With(key);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await _watched.Client.GetApplicationInformationAsync(new(), headers, cancellationToken: Cancellation));

        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
        var answer = await _watched.Client.GetApplicationInformationAsync(new(), _watched.Key, cancellationToken: Cancellation);
        Assert.Equal("Tahoon", answer.ApplicationName);
    }

    [Theory]
    [InlineData("Server=db;User ID=sa;Password=pass;word", "Server=db;User ID=sa;Password=••••••;word")]
    [InlineData("Server=db;PWD = \"a;\"\"b\" ;Encrypt=true", "Server=db;PWD=•••••• ;Encrypt=true")]
    [InlineData("localhost:6379,password=p4ss", "localhost:6379,password=••••••")]
    [InlineData("Endpoint=sb://x;SharedAccessKeyName=Root;SharedAccessKey=k=", "Endpoint=sb://x;SharedAccessKeyName=Root;SharedAccessKey=••••••")]
    [InlineData("a long secret and a secret", "a •••••• and a ••••••")]
    [InlineData("Data Source=/data/booking.db", "Data Source=/data/booking.db")]
    public void Secrets_and_passwords_are_masked_wherever_they_stand(string text, string shown) =>
        Assert.Equal(shown, new Masking(["secret", "", "long secret"]).Text(text));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
