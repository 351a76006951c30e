using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>One replica of a service: a real server that writes down what it was asked.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Backend(WebApplication app) => _app = app;

    /// <summary>What was asked, oldest first; whether it lives is asked all the time, and not written down.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();

    public string Address => _app.Urls.Single();

    public static Task<Backend> StartAsync() => StartAsync(context => context.Response.WriteAsync("ok"));

    /// <param name="answer">To what is asked.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="live">To the gateway's own question whether it lives; it does where this is left out.</param>
    public static async Task<Backend> StartAsync(RequestDelegate answer, string url = "http://127.0.0.1:0", RequestDelegate? live = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var backend = new Backend(app);
        app.Run(async context =>
        {
            if (context.Request.Path == "/health/live")
            {
                await (live?.Invoke(context) ?? Task.CompletedTask);
                return;
            }

            backend.Requests.Enqueue(await Asked.ReadAsync(context.Request));
            await answer(context);
        });
        await app.StartAsync();
        return backend;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A request as a replica got it.</summary>
internal sealed record Asked(string Method, string Target, IHeaderDictionary Headers, string Body)
{
    public static async Task<Asked> ReadAsync(HttpRequest request)
    {
        using var body = new StreamReader(request.Body);
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new Asked(
            request.Method, target, new HeaderDictionary(request.Headers.ToDictionary()), await body.ReadToEndAsync());
    }
}
