using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.ServiceDefaults.Tests.Support;

internal class StoreDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();
}

internal sealed class SqliteStoreDb(DbContextOptions<SqliteStoreDb> options) : StoreDb(options);

/// <summary>The smallest service with a database, on a real server, in an environment and with settings of the test's choice.</summary>
internal sealed class FaultyService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");
    private readonly WebApplication _app;

    private FaultyService(string environment, string? faults)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Tahoon:IdentifierKey"] = TestTokens.IdentifierKey;
        builder.Configuration["Tahoon:Faults"] = faults;
        builder.Configuration["ConnectionStrings:things-db"] = ConnectionString;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults("things");
        builder.AddDatabase<StoreDb, SqliteStoreDb, SqliteStoreDb>("things-db");
        builder.Logging.ClearProviders();
        builder.Services.UseTestNetwork(new TestNetwork());
        _app = builder.Build();
        _app.UseServiceDefaults();
        _app.MapGet("/now", (TimeProvider clock) => clock.GetUtcNow());
        _app.MapGet("/long", (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        _app.MapPost("/things/{id:int}", AddAsync);
    }

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "things.db")}";

    public IServiceProvider Services => _app.Services;

    public static async Task<FaultyService> StartAsync(string environment = "Development", string? faults = "true")
    {
        var service = new FaultyService(environment, faults);
        await using (var context = await service.Services.GetRequiredService<IDbContextFactory<StoreDb>>().CreateDbContextAsync())
            await context.Database.EnsureCreatedAsync();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>A client with a connection of its own.</summary>
    public HttpClient ClientFor(Caller? caller)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        if (caller is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", TestTokens.For(caller, TimeProvider.System.GetUtcNow()));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        TestDatabase.Forget(ConnectionString);
        _folder.Delete(recursive: true);
    }

    /// <summary>Larger than a page of the file.</summary>
    private static async Task<IResult> AddAsync(int id, Database<StoreDb> database, CancellationToken cancellation)
    {
        await database.WriteAsync(
            (context, _) =>
            {
                context.Add(new Thing { Id = id, Name = $"{id}{new string('x', 20_000)}" });
                return Task.FromResult(true);
            },
            cancellation);
        return TypedResults.NoContent();
    }
}
