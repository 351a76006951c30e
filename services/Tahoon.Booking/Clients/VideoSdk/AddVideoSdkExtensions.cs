using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Refit;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Booking.Clients.VideoSdk;

internal static class AddVideoSdkExtensions
{
    private static readonly Uri Partner = new("https://api.videosdk.live");
    private static readonly Uri Simulator = new("http://partners");

    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(VideoSdkJson.Default.Options));

    /// <summary>Adds <see cref="VideoRooms"/>. Without configured credentials it starts outside Production only, for the simulators.</summary>
    public static IHostApplicationBuilder AddVideoSdk(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<VideoSdkOptions>()
            .BindConfiguration(VideoSdkOptions.Section)
            .PostConfigure(options => Complete(options, builder.Environment))
            .ValidateDataAnnotations();
        builder.Services.AddSingleton<VideoSdkTokens>();
        builder.Services.AddTransient<VideoSdkSigning>();
        builder.Services.AddSingleton<PartnerMetrics>();
        builder.Services.AddTransient<VideoRooms>();

        var client = builder.Services.AddRefitGeneratedClient<IVideoSdk>(Settings).ConfigureHttpClient((services, http) =>
        {
            http.BaseAddress = services.GetRequiredService<IOptions<VideoSdkOptions>>().Value.BaseUrl;
            http.Timeout = Timeout.InfiniteTimeSpan;
        });
        // Refit puts a handler of its own in place of the one every client has.
        client.UseSocketsHttpHandler((handler, _) =>
        {
            handler.ConnectTimeout = TimeSpan.FromSeconds(3);
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        });
#pragma warning disable EXTEXP0001 // takes away the pipeline of calls between services: a partner has more time, and other rules
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        client.AddResilienceHandler("videosdk", (pipeline, context) =>
        {
            // The waits of the wire pass whatever clock the service has been given.
            pipeline.TimeProvider = TimeProvider.System;
            VideoSdkResilience.Build(pipeline, context.ServiceProvider.GetRequiredService<IOptions<VideoSdkOptions>>().Value);
        });
        client.AddHttpMessageHandler<VideoSdkSigning>();
        return builder;
    }

    private static void Complete(VideoSdkOptions options, IHostEnvironment environment)
    {
        options.BaseUrl ??= environment.IsProduction() ? Partner : Simulator;
        if (!environment.IsProduction())
            options.JoinUrl ??= new Uri(options.BaseUrl, "/join");
        if (environment.IsProduction() || options.BaseUrl.Scheme != Uri.UriSchemeHttp || options.Secret.Length > 0)
            return;
        if (options.ApiKey.Length == 0)
            options.ApiKey = "development";
        options.Secret = RandomNumberGenerator.GetHexString(64);
    }
}
