using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Tahoon.Messaging;
using Tahoon.Messaging.Outbox;
using Tahoon.Messaging.Work;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.Scheduling.Sweeping;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.CrashPoints.World;

/// <summary>
/// A service for one life, over files that outlive it. What it does by itself (relay, workers, sweeper) is done by the test's
/// hand, so that a run has the same points each time.
/// </summary>
/// <typeparam name="TContext">Its model; it also tells the service's assembly.</typeparam>
/// <typeparam name="TEngine">The model for SQLite.</typeparam>
internal sealed class ServiceProcess<TContext, TEngine>(Life life, string file, Broker broker, Action<ServiceProcess<TContext, TEngine>> reach)
    : TestService<TContext>($"{life.Service}-db")
    where TContext : DbContext
    where TEngine : TContext
{
    public Life Life => life;

    public string File => $"Data Source={file}";

    /// <summary>Lets a dead process go: what it is made of is stopped by and by, as nothing of it is to be waited for.</summary>
    public void Bury() => _ = Task.Run(async () =>
    {
        // the folder that the fixture made for it is not used
        Directory.Delete(Folder, recursive: true);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () => await DisposeAsync());
    });

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new($"ConnectionStrings:{life.Service}-db", File)];

    /// <summary>Runs something of this process until it is done, or the process has ended: then null.</summary>
    public async Task<T?> UntilEndAsync<T>(Task<T> work)
        where T : class => await Task.WhenAny(work, life.Ended) == work ? await work : null;

    protected override Task PrepareAsync(IServiceProvider services) =>
        System.IO.File.Exists(file) ? Task.CompletedTask : services.MigrateAsync<TContext>();

    protected override void Replace(IServiceCollection services)
    {
        reach(this);
        services.RemoveAll<IQueues>();
        services.AddSingleton(broker.For(life, Queues));
        services.ConfigureDbContext<TEngine>(options => options.AddInterceptors(new Commits(life)));

        services.PostConfigureAll<HttpStandardResilienceOptions>(BePatient);
        foreach (var hosted in services.Where(service => service.ServiceType == typeof(IHostedService) && IsByItself(service)).ToList())
            services.Remove(hosted);
    }

    /// <summary>A test may let a call wait, and a breaker would remember the crashes before this one.</summary>
    private static void BePatient(HttpStandardResilienceOptions options)
    {
        options.AttemptTimeout.Timeout = TimeSpan.FromMinutes(1);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(2);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(2);
        options.CircuitBreaker.MinimumThroughput = 100_000;
    }

    private static bool IsByItself(ServiceDescriptor service)
    {
        var type = service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1];
        return type == typeof(OutboxRelay<TContext>) || type == typeof(Sweeper) || type == typeof(FormPolling)
            || (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Worker<,,>));
    }
}
