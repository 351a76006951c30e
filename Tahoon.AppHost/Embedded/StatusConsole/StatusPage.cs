using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.StatusConsole;

/// <summary>The console where there is no dashboard: one page, its data as JSON, and the ends of the logs. It only shows.</summary>
internal sealed class StatusPage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private Board? _board;

    private StatusPage(WebApplication app, string url, TimeProvider time) => (_app, Url, _time) = (app, url, time);

    public string Url { get; }

    public static async Task<StatusPage> OpenAsync(IConfiguration configuration, TimeProvider time)
    {
        var asked = ConsolePort.Of(configuration);
        if (asked is not 0 && !Ports.IsFree(asked))
            throw new CannotStartException($"Port {asked} for the console is taken. Choose another with --console-port (0: a free one).");

        var url = $"http://localhost:{(asked is 0 ? Ports.Free() : asked)}";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        // what it has to say is on the page
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var page = new StatusPage(app, url, time);
        app.UseRouting();
        app.MapGet("/", context => page.HtmlAsync(context));
        app.MapGet("/api/status", context => page.JsonAsync(context));
        app.MapGet("/health", context => page.HealthAsync(context));
        app.MapGet("/logs/{name}", context => page.LogAsync(context));
        await app.StartAsync();
        return page;
    }

    public void Show(Board board) => _board = board;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task HtmlAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var replica = _board?.Replicas.FirstOrDefault(replica => replica.Name == context.Request.Query["log"]);
        return context.Response.WriteAsync(
            StatusHtml.Of(_board?.Snapshot(), replica?.Name, replica?.Log.Tail(), _time.GetLocalNow()));
    }

    private Task JsonAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(_board?.Snapshot(), EndpointsJson.Default.EndpointsFile!);

    private Task HealthAsync(HttpContext context)
    {
        var ready = _board?.IsReady() is true;
        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync(ready ? "Healthy" : "Unhealthy");
    }

    private Task LogAsync(HttpContext context)
    {
        var replica = _board?.Replicas.FirstOrDefault(replica => replica.Name == (string?)context.GetRouteValue("name"));
        context.Response.StatusCode = replica is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(replica?.Log.Tail() ?? "There is no such resource.");
    }
}
