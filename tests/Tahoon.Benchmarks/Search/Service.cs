using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tahoon.Testing;

namespace Tahoon.Benchmarks.Search;

/// <summary>A service as it is, over a file of its own, listening on the loopback.</summary>
/// <typeparam name="TContext">Its model; it also tells the service's assembly.</typeparam>
internal sealed class Service<TContext> : TestService<TContext>
    where TContext : DbContext
{
    private readonly bool _byRealTime;

    public Service(string name, bool byRealTime)
        : base($"{name}-db")
    {
        _byRealTime = byRealTime;
        UseKestrel(0);
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The time that the service goes by.</summary>
    public DateTimeOffset Now => _byRealTime ? DateTimeOffset.UtcNow : Clock.GetUtcNow();

    public override ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<TContext>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(AppContext.BaseDirectory);
    }

    protected override void Replace(IServiceCollection services)
    {
        if (!_byRealTime)
            return;

        services.RemoveAll<TimeProvider>();
        services.AddSingleton(TimeProvider.System);
    }
}
