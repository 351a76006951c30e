using Tahoon.AuditedBaseline.Partners;
using Tahoon.AuditedBaseline.Storage;
using Tahoon.ServiceDefaults.Hosting;

namespace Tahoon.AuditedBaseline;

internal static class Program
{
    // what the runner of the comparison tells: where it may write, and where and how the partners are asked
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        builder.AddParentLifetime();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AllowSynchronousIO = true);
        var settings = builder.Configuration;

        var storage = new Databases(settings["data"]!);
        storage.Create();
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(settings["partners"]!) };
        var booking = new BookingPath(
            storage, new VideoSdk(http, settings["VideoSdk:ApiKey"]!, settings["VideoSdk:Secret"]!), Fcm.SignIn(http));

        // as the audited API was: a request keeps its thread from beginning to end
        ThreadPool.SetMinThreads(64, 64);
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/api/sessionbooking/booksession", (HttpContext context) => Results.Text(booking.Book(context.Request.Body), "application/json"));
        await app.RunAsync();
    }
}
