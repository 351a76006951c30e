using System.Security.Cryptography;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Refit;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Notification.Clients.Fcm;

internal static class AddFcmExtensions
{
    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(FcmJson.Default.Options));

    /// <summary>Adds <see cref="Pushes"/>. Without a configured account it starts outside Production only, for the simulators.</summary>
    public static IHostApplicationBuilder AddFcm(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<FcmOptions>()
            .BindConfiguration(FcmOptions.Section)
            .PostConfigure(options => Complete(options, builder.Environment))
            .ValidateDataAnnotations();
        builder.Services.AddSingleton<Assertions>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<PartnerMetrics>();
        builder.Services.AddTransient<Pushes>();

        builder.AddClient<IFcm>(options => options.BaseUrl!)
            .AddResilienceHandler("fcm", (pipeline, context) => FcmResilience.Send(pipeline.OnRealTime(), Options(context)));
        builder.AddClient<IGoogleTokens>(options => options.TokenUrl!)
            .AddResilienceHandler("fcm-token", (pipeline, context) => FcmResilience.Token(pipeline.OnRealTime(), Options(context)));
        return builder;
    }

    private static FcmOptions Options(ResilienceHandlerContext context) =>
        context.ServiceProvider.GetRequiredService<IOptions<FcmOptions>>().Value;

    /// <summary>The waits of the wire pass whatever clock the service has been given.</summary>
    private static ResiliencePipelineBuilder<HttpResponseMessage> OnRealTime(this ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = TimeProvider.System;
        return pipeline;
    }

    private static IHttpClientBuilder AddClient<TClient>(this IHostApplicationBuilder builder, Func<FcmOptions, Uri> address)
        where TClient : class
    {
        var client = builder.Services.AddRefitGeneratedClient<TClient>(Settings).ConfigureHttpClient((services, http) =>
        {
            http.BaseAddress = address(services.GetRequiredService<IOptions<FcmOptions>>().Value);
            http.Timeout = Timeout.InfiniteTimeSpan;
        });
        // Refit puts a handler of its own in place of the one every client has.
        client.UseSocketsHttpHandler((handler, _) =>
        {
            handler.ConnectTimeout = TimeSpan.FromSeconds(3);
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        });
#pragma warning disable EXTEXP0001 // takes away the pipeline of calls between services: a partner has more time, and other rules
        return client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
    }

    private static void Complete(FcmOptions options, IHostEnvironment environment)
    {
        var production = environment.IsProduction();
        options.BaseUrl ??= new Uri(production ? "https://fcm.googleapis.com" : "http://partners");
        options.TokenUrl ??= new Uri(production ? "https://oauth2.googleapis.com/token" : "http://partners/token");
        if (production || options.BaseUrl.Scheme != Uri.UriSchemeHttp || options.PrivateKey.Length > 0)
            return;
        using var key = RSA.Create(2048);
        options.PrivateKey = key.ExportPkcs8PrivateKeyPem();
        options.ProjectId = Or(options.ProjectId, "development");
        options.ClientEmail = Or(options.ClientEmail, "tahoon@development.iam.gserviceaccount.com");
    }

    private static string Or(string configured, string otherwise) => configured.Length > 0 ? configured : otherwise;
}
