using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Tahoon.Messaging;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Http;
using Tahoon.Testing.Messaging;
using Tahoon.Testing.Security;
using Tahoon.Testing.Statements;
using Xunit;

namespace Tahoon.Testing;

/// <summary>
/// A service as it is, in this process: its own Program over a database of its own, tokens of <see cref="TestTokens"/>,
/// a clock that the test moves, and a network that ends at this process. Derive a fixture that names the database and
/// migrates it in <see cref="PrepareAsync"/>.
/// </summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
/// <param name="connectionName">The database's connection string, such as <c>identity-db</c>; null where there is none.</param>
public abstract class TestService<TProgram>(string? connectionName) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
{
    // one that hears nothing for all services of this process: each of their own would listen to the meters of all the others
    private static readonly MeterProvider NoMeters = Sdk.CreateMeterProviderBuilder().AddPrometheusExporter().Build();

    private readonly StatementWatch _statements = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    /// <summary>The service's TimeProvider, Monday 2026-06-01 08:00 UTC at first. The database's own clock is the real one.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What the service can reach by HTTP.</summary>
    public TestNetwork Network { get; } = new();

    /// <summary>The queues, in this process. Loops that pause by the service's clock run once, and again as the test moves it.</summary>
    public TestQueues Queues { get; } = new();

    /// <summary>What the service logged as errors.</summary>
    public ErrorLog ErrorLog { get; } = new();

    /// <summary>The connection string of the service's database: a file's, or that of one on <see cref="TestServers.SqlServer"/>.</summary>
    public string ConnectionString => field ??= TestServers.SqlServer is { } server && connectionName is not null
        ? TestServers.NewDatabase(server, connectionName)
        : $"Data Source={Path.Combine(_folder.FullName, "service.db")}";

    /// <summary>False where requests are made up, and so may be statements that no reviewer has seen.</summary>
    protected virtual bool ComparesStatements => true;

    /// <summary>The folder of what the service keeps.</summary>
    protected string Folder => _folder.FullName;

    /// <summary>A client that asks as this caller.</summary>
    /// <param name="caller">One of <see cref="Callers"/>; null asks without a token.</param>
    /// <param name="scopes">An application's scopes; all where null.</param>
    public HttpClient ClientFor(Caller? caller, params string[]? scopes)
    {
        if (caller is null)
            return CreateClient();

        return CreateDefaultClient(new CallerHandler(caller, scopes is { Length: > 0 } ? scopes : null, Clock));
    }

    /// <summary>Starts the service.</summary>
    public virtual ValueTask InitializeAsync()
    {
        _ = Server;
        return ValueTask.CompletedTask;
    }

    /// <summary>Stops the service and removes its folder.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (connectionName is not null)
            await TestDatabase.RemoveAsync(ConnectionString);
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        _statements.Tell();
    }

    /// <summary>
    /// Migrates the database, before anything of the service starts; see <see cref="TestDatabase.MigrateAsync{TContext}"/>.
    /// </summary>
    protected virtual Task PrepareAsync(IServiceProvider services) => Task.CompletedTask;

    /// <summary>Further settings of the service.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    /// <summary>Replaces services, after those of the service and of this class.</summary>
    protected virtual void Replace(IServiceCollection services) { }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Tahoon:IdentifierKey", TestTokens.IdentifierKey);
        builder.UseSetting("Tahoon:ServiceSecret", TestTokens.ServiceSecret);
        builder.UseSetting(RingCertificate.Setting, RingCertificate.Shared);
        if (connectionName is not null)
            builder.UseSetting($"ConnectionStrings:{connectionName}", ConnectionString);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<IQueues>();
            services.AddSingleton<IQueues>(Queues);
            services.UseTestNetwork(Network);
            services.RemoveAll<MeterProvider>();
            services.AddSingleton(NoMeters);
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(ErrorLog);
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(
                provider => new Preparation(() => PrepareAsync(provider))));
            if (ComparesStatements)
                _statements.Over(services);
            Replace(services);
        });
    }

    /// <summary>Comes first of the service's hosted services.</summary>
    private sealed class Preparation(Func<Task> prepare) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => prepare();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
