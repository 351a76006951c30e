using Azure.Identity;
using Azure.Monitor.OpenTelemetry.AspNetCore;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;

namespace Tahoon.ServiceDefaults.Aspire;

/// <summary>
/// Application Insights: the agent of Container Apps forwards no metrics to it, so each process sends its own, as the identity that
/// <c>AZURE_CLIENT_ID</c> names. There are no keys: the connection string is only where it goes.
/// </summary>
internal static class AzureMonitor
{
    public static void AddAzureMonitor(this OpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is not { Length: > 0 })
            return;

        telemetry.UseAzureMonitor(monitor =>
        {
            monitor.Credential = new DefaultAzureCredential();
            // alerts count requests, and five traces a second, the default, would leave most of them out
            (monitor.SamplingRatio, monitor.TracesPerSecond) = (1, null);
        });
    }
}
