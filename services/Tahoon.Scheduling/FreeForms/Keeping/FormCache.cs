using StackExchange.Redis;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>
/// Forms in Redis, so that a replica that starts has them without making them. What is found is used only where its marks are
/// those that the database has just told; without Redis all is made from the tables.
/// </summary>
internal sealed partial class FormCache(IServiceProvider services, TimeProvider clock, ILogger<FormCache> logger)
{
    private const string Prefix = "scheduling:free:";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1), Pause = TimeSpan.FromSeconds(5);
    private static readonly RedisChannel Channel = RedisChannel.Literal("scheduling:taken");

    private readonly Lazy<IConnectionMultiplexer?> _redis = new(services.GetService<IConnectionMultiplexer>);
    private long _pausedUntil;

    public Task<FreeForm?[]> FindAsync(IReadOnlyCollection<Guid> providers) => WithRedisAsync(
        async redis =>
        {
            var found = await redis.GetDatabase().StringGetAsync([.. providers.Select(Key)]);
            return Array.ConvertAll(found, value => FormBytes.Read(value));
        },
        new FreeForm?[providers.Count]);

    public Task KeepAsync(IEnumerable<FreeForm> forms) => WithRedisAsync(
        async redis =>
        {
            var database = redis.GetDatabase();
            await Task.WhenAll(forms.Select(form => database.StringSetAsync(Key(form.ProviderId), FormBytes.Write(form), Lifetime)));
            return true;
        },
        false);

    /// <summary>Tells the other replicas to look at once; one that does not hear it looks within the second.</summary>
    public Task TellAsync(Guid provider) => WithRedisAsync(
        async redis => await redis.GetSubscriber().PublishAsync(Channel, provider.ToByteArray()), 0L);

    /// <summary>Listens to what others tell, from now on; false where Redis is away.</summary>
    public Task<bool> ListenAsync(Action<Guid> heard) => WithRedisAsync(
        async redis =>
        {
            await redis.GetSubscriber().SubscribeAsync(Channel, (_, value) =>
            {
                if ((byte[]?)value is { Length: 16 } bytes)
                    heard(new Guid(bytes));
            });
            return true;
        },
        false);

    public bool IsThere => services.GetService<IServiceProviderIsService>()?.IsService(typeof(IConnectionMultiplexer)) ?? false;

    private static RedisKey Key(Guid provider) => $"{Prefix}{provider:N}";

    private async Task<T> WithRedisAsync<T>(Func<IConnectionMultiplexer, Task<T>> ask, T otherwise)
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref _pausedUntil) || _redis.Value is not { } redis)
            return otherwise;

        try
        {
            return await ask(redis);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Volatile.Write(ref _pausedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
            Log.Without(logger, exception);
            return otherwise;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: what is free is made from the tables alone for a while")]
        public static partial void Without(ILogger logger, Exception exception);
    }
}
