using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Telemetry;

public sealed class RequestLogTests : IAsyncLifetime
{
    private readonly Lines _lines = new();
    private DefaultsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DefaultsHost.StartAsync(
        app =>
        {
            app.MapPost("/things/{name}", (string name) => Results.Text($"made {name}", statusCode: 201)).RequireAuthorization();
            app.MapGet("/broken", void () => throw new InvalidOperationException("canary-exception"));
        },
        builder => builder.Services.AddSingleton<ILoggerProvider>(_lines));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_request_is_one_line_with_who_asked_what_and_what_was_answered_and_nothing_that_was_written()
    {
        var user = Guid.CreateVersion7();
        using var client = _host.ClientFor(Callers.User(user));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/things/canary-path?name=canary-query")
        {
            Content = JsonContent.Create(new { name = "canary-body" }),
        };
        request.Headers.Add("X-Name", "canary-header");
        await client.SendAsync(request, TestContext.Current.CancellationToken);

        var line = Assert.Single(_lines.Texts);
        Assert.StartsWith("POST /things/{name} was answered 201 in ", line, StringComparison.Ordinal);
        Assert.EndsWith($"asked by user {new Contracts.Ids.UserId(user)}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_keeps_its_route_and_an_invented_method_or_path_is_not_repeated()
    {
        using var client = _host.ClientFor(null);
        await client.GetAsync("/broken", TestContext.Current.CancellationToken);
        await client.SendAsync(new HttpRequestMessage(new HttpMethod("CANARY"), "/canary"), TestContext.Current.CancellationToken);
        await client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(2, _lines.Texts.Count);
        Assert.Contains(_lines.Texts, line => line.StartsWith("GET /broken was answered 500 in ", StringComparison.Ordinal));
        Assert.Contains(_lines.Texts, line => line.StartsWith("_OTHER none was answered 404 in ", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Line(Texts, categoryName.EndsWith("RequestLog", StringComparison.Ordinal));

        public void Dispose()
        {
        }

        private sealed class Line(ConcurrentQueue<string> texts, bool heard) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => heard;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (heard)
                    texts.Enqueue(formatter(state, exception));
            }
        }
    }
}
