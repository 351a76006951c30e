namespace Tahoon.AppHost;

/// <summary>Where SQL, Redis and the queue come from.</summary>
/// <param name="AddDatabase">Makes a database known under the name of its connection string.</param>
/// <param name="Cache">Redis, or what speaks its protocol.</param>
/// <param name="Messaging">Service Bus, or what speaks its dialect.</param>
internal sealed record Infrastructure(
    Func<string, IResourceBuilder<IResourceWithConnectionString>> AddDatabase,
    IResourceBuilder<IResourceWithConnectionString> Cache,
    IResourceBuilder<IResourceWithConnectionString> Messaging)
{
    public static readonly string[] Queues = ["scheduling", "meetings", "notifications"];
    public static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);
    public const int MaxDeliveries = 10;

    /// <summary>Nothing is sent to expire; what a broker's own limit ends (the emulator's is an hour) is kept where it is seen.</summary>
    public const bool DeadLettersExpired = true;
}

internal static partial class InfrastructureExtensions
{
    public static Infrastructure AddInfrastructure(this IDistributedApplicationBuilder builder)
    {
#if ASPIRE
        if (builder.Configuration["infrastructure"] is not "embedded")
            return builder.AddContainers();
#endif
        return builder.AddEmbedded();
    }

    /// <summary>Where what must survive a restart is kept: <c>--data</c>, else <c>.data</c> in the repository.</summary>
    public static string DataFolder(this IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration["data"] ?? Path.Combine(builder.AppHostDirectory, "..", ".data"));
}
