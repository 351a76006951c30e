using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Problems;

public sealed class ProblemTests : IAsyncLifetime
{
    private DefaultsHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DefaultsHost.StartAsync(app =>
    {
        app.MapGet("/bug", IResult () => throw new InvalidOperationException("SELECT secret FROM Vault"));
        app.MapGet("/busy", IResult () => throw new StorageUnavailableException("SQLite Error 5: 'database is locked'"));
        app.MapGet("/away", IResult () => throw new DependencyUnavailableException("scheduling"));
        app.MapGet("/mine", () => TypedResults.NoContent()).RequireScope(Scopes.Bookings);
        app.MapGet("/taken", () => (Failures.SlotTaken with
        {
            Extensions = new Dictionary<string, object?> { ["nextAvailable"] = new[] { DateTime.UnixEpoch } },
        }).ToResult());
        app.MapGet("/running", () => Failures.IdempotencyInProgress.ToResult());
        app.MapPost("/body", (Body body) => body);
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/bug", 500, "internal_error")]
    [InlineData("/busy", 503, "unavailable")]
    [InlineData("/away", 503, "unavailable")]
    [InlineData("/mine", 401, "unauthenticated")]
    [InlineData("/nowhere", 404, "not_found")]
    [InlineData("/body", 405, "method_not_allowed")]
    [InlineData("/taken", 409, "slot_taken")]
    public async Task Every_failure_has_a_stable_code_and_names_its_trace(string path, int status, string code)
    {
        var answer = await _host.ClientFor(null).GetAsync(path, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await ReadAsync(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(path, problem.GetProperty("instance").GetString());
        Assert.EndsWith("/" + code, problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal(Assert.Single(answer.Headers.GetValues("trace-id")), problem.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=UTF-8", 200)]
    [InlineData("application/json; charset=\"utf-8\"", 200)]
    [InlineData("application/json; charset=", 415)]
    [InlineData("application/json; charset=utf-7", 415)]
    [InlineData("application/json; charset=nonsense", 415)]
    [InlineData("application/json; charset=utf-8; charset=nonsense", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("nonsense", 415)]
    public async Task A_body_that_is_not_json_in_utf_8_is_refused(string contentType, int status)
    {
        using var body = new ByteArrayContent("{\"name\":\"x\"}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await _host.ClientFor(null).PostAsync("/body", body, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 415)
            Assert.Equal("unsupported_media_type", (await ReadAsync(answer)).GetProperty("code").GetString());
        Assert.Empty(_host.ErrorLog.Entries);
    }

    [Theory]
    [InlineData("/bug")]
    [InlineData("/busy")]
    [InlineData("/away")]
    public async Task Nothing_of_an_exception_reaches_the_client(string path)
    {
        var answer = await _host.ClientFor(null).GetAsync(path, Cancellation);

        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        foreach (var leak in new[] { "Exception", "SELECT", "SQLite", "scheduling", " at ", "Tahoon.", "locked" })
            Assert.DoesNotContain(leak, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/busy", 2)]
    [InlineData("/running", 1)]
    public async Task What_passes_says_when_to_come_again(string path, int seconds)
    {
        var answer = await _host.ClientFor(null).GetAsync(path, Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(seconds), answer.Headers.RetryAfter?.Delta);
        Assert.False((await ReadAsync(answer)).TryGetProperty("retryAfterSeconds", out _));
    }

    [Fact]
    public async Task What_goes_beyond_is_beside_the_code()
    {
        var answer = await _host.ClientFor(null).GetAsync("/taken", Cancellation);

        Assert.Equal("1970-01-01T00:00:00Z", (await ReadAsync(answer)).GetProperty("nextAvailable")[0].GetString());
    }

    [Theory]
    [InlineData("{\"minutes\":", null)]
    [InlineData("{\"minutes\":\"ten\"}", "minutes")]
    [InlineData("{\"minutes\":1,\"minutes\":2}", null)]
    [InlineData("", null)]
    public async Task A_body_that_can_not_be_read_is_a_400_that_says_where(string body, string? member)
    {
        var answer = await _host.ClientFor(null).PostAsync(
            "/body", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await ReadAsync(answer);
        Assert.Equal("invalid_request", problem.GetProperty("code").GetString());
        if (member is not null)
            Assert.True(problem.GetProperty("errors").TryGetProperty(member, out _), problem.ToString());
        Assert.DoesNotContain("Body", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_a_415()
    {
        var answer = await _host.ClientFor(null).PostAsync(
            "/body", new StringContent("minutes=1", Encoding.UTF8, "text/plain"), Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("unsupported_media_type", (await ReadAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Members_that_are_not_known_are_ignored()
    {
        var answer = await _host.ClientFor(null).PostAsync(
            "/body", new StringContent("{\"minutes\":1,\"hours\":2}", Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

    private sealed record Body(int Minutes);
}
