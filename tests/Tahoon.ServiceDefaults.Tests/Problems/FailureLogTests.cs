using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Problems;

public sealed class FailureLogTests : IAsyncLifetime
{
    private DefaultsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DefaultsHost.StartAsync(
        app =>
        {
            app.MapGet("/bug", IResult () => throw new InvalidOperationException("A bug."));
            app.MapGet("/unmade", (Unmade unmade) => unmade.ToString());
            app.MapGet("/busy", IResult () => throw new StorageUnavailableException("Busy."));
            app.MapGet("/foreign", IResult () => throw new OutOfReachException("Letter", "Added"));
            app.MapGet("/away", IResult () => throw new DependencyUnavailableException("scheduling"));
            app.MapGet("/gone", IResult (HttpContext http) =>
            {
                http.Abort();
                throw new OperationCanceledException();
            });
            app.MapPost("/body", (Body body) => body);
        },
        builder => builder.Services.AddScoped<Unmade>(_ => throw new InvalidOperationException("It can't be made.")));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/bug", 500, typeof(InvalidOperationException))]
    [InlineData("/unmade", 500, typeof(InvalidOperationException))]
    [InlineData("/busy", 503, typeof(StorageUnavailableException))]
    [InlineData("/foreign", 404, typeof(OutOfReachException))]
    [InlineData("/away", 503, typeof(DependencyUnavailableException))]
    public async Task Every_failure_is_logged_once_with_its_stack(string path, int status, Type thrown)
    {
        var answer = await AskAsync(path, "application/json");

        Assert.Equal(status, (int)answer.StatusCode);
        var entry = Assert.Single(_host.ErrorLog.Entries);
        Assert.IsType(thrown, entry.Exception);
        Assert.Contains(nameof(FailureLogTests), entry.Exception!.StackTrace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bug", 500)]
    [InlineData("/busy", 503)]
    public async Task A_client_that_takes_no_json_gets_the_status_all_the_same(string path, int status)
    {
        var answer = await AskAsync(path, "text/html");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Single(_host.ErrorLog.Entries);
    }

    [Fact]
    public async Task What_the_client_did_wrong_is_no_error()
    {
        await _host.ClientFor(null).PostAsync(
            "/body", new StringContent("{", null, "application/json"), TestContext.Current.CancellationToken);
        await AskAsync("/nowhere", "application/json");

        Assert.Empty(_host.ErrorLog.Entries);
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_error()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync("/gone", "application/json"));

        Assert.Empty(_host.ErrorLog.Entries);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var client = _host.ClientFor(null);
        client.DefaultRequestHeaders.Accept.Add(new(accept));
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    private sealed class Unmade;

    private sealed record Body(int Minutes);
}
