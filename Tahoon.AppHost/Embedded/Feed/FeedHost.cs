using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Embedded.StatusConsole;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>Serves the feed on loopback, to who has the key: HTTP/2 without TLS, as the dashboard asks for it there.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private const string KeyHeader = "x-resource-service-api-key";

    private readonly WebApplication _app;

    private FeedHost(WebApplication app) => _app = app;

    public static async Task<FeedHost> OpenAsync(FeedAddress address, Board board, Pictures pictures)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, address.Port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(board).AddSingleton(pictures);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var key = Encoding.UTF8.GetBytes(address.Key);
        app.Use((context, next) => HasKey(context, key) ? next(context) : RefuseAsync(context));
        app.UseRouting();
        app.MapGrpcService<Feed>();
        await app.StartAsync();
        return new FeedHost(app);
    }

    // streams that are open end here
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static bool HasKey(HttpContext context, byte[] key) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(context.Request.Headers[KeyHeader].ToString()), key);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
