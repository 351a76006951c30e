using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Tahoon.ServiceDefaults.Hosting;

namespace Tahoon.AppHost.Fixture;

/// <summary>A service that says what it was given and does what its tests ask: end with a code, or refuse to end.</summary>
internal static class Service
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--migrate"])
            return await Migration.RunAsync();

        // told by the environment of the whole run: this service ends neither at end of file nor when it is asked to
        if (Environment.GetEnvironmentVariable("FIXTURE_STUBBORN") == Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME"))
            return await RefuseAsync();

        var builder = WebApplication.CreateSlimBuilder();
        builder.AddParentLifetime();
        builder.Logging.ClearProviders();
        using var listener = Listen(builder.Configuration["Fixture:TcpPort"]);
        if (listener is not null)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "Healthy");
        app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value));
        app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
        app.MapPost("/guarded", (HttpRequest request) =>
        {
            Console.WriteLine($"asked in the name of {request.Headers["x-from"]}");
            return request.Headers.ContainsKey("x-from") ? Results.NoContent() : Results.Unauthorized();
        });
        app.MapPost("/complain/{what}", (string what) => Console.Error.WriteLine(what));
        Console.WriteLine($"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} {Environment.GetEnvironmentVariable("OTEL_RESOURCE_ATTRIBUTES")} serves");
        await app.RunAsync();
        return 0;
    }

    private static TcpListener? Listen(string? port)
    {
        if (port is null)
            return null;
        var listener = new TcpListener(IPAddress.Loopback, int.Parse(port, null));
        listener.Start();
        return listener;
    }

    private static async Task<int> RefuseAsync()
    {
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "Healthy");
        await app.StartAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}
