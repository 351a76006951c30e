using Microsoft.Extensions.DependencyInjection.Extensions;
using Tahoon.PartnerSimulators.Fcm;
using Tahoon.PartnerSimulators.Orders;
using Tahoon.PartnerSimulators.Records;
using Tahoon.PartnerSimulators.VideoSdk;
using Tahoon.ServiceDefaults.Hosting;

namespace Tahoon.PartnerSimulators;

/// <summary>The simulators as an application: what the process runs, and what tests start beside themselves.</summary>
public static class PartnerSimulatorsApp
{
    /// <summary>
    /// Builds the application without starting it. <c>--data folder</c> keeps the records over a restart,
    /// <c>--urls</c> says where to listen; <paramref name="configure"/> may replace services (the clock, say).
    /// </summary>
    public static WebApplication Create(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.AddParentLifetime();
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<OrderBook>();
        builder.Services.AddSingleton<Rooms>();
        builder.Services.AddSingleton<Pushes>();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        app.MapGet("/", () => StartPage.Text);
        app.MapVideoSdk();
        app.MapFcm();
        app.MapOrders();
        app.MapRecords();
        return app;
    }
}
