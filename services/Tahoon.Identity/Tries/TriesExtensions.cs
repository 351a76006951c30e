namespace Tahoon.Identity.Tries;

internal static class TriesExtensions
{
    public static IServiceCollection AddTokenTries(this IServiceCollection services)
    {
        services.AddOptions<TryLimits>().BindConfiguration(TryLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TriesHere>();
        services.AddSingleton<SharedTries>();
        services.AddSingleton<TryMetrics>();
        services.AddSingleton<TokenTries>();
        return services;
    }
}
