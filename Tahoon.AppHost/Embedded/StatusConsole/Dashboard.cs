using Microsoft.Extensions.Configuration;
using Tahoon.AppHost.Embedded.Feed;

namespace Tahoon.AppHost.Embedded.StatusConsole;

/// <summary>
/// The Aspire dashboard as console, where the Aspire CLI is found: on the PATH, or in <c>.tools</c>. Not where telemetry was
/// sent somewhere else by who started this.
/// </summary>
internal sealed class Dashboard
{
    public static readonly IReadOnlyDictionary<string, string> NoTelemetry = new Dictionary<string, string>();

    private Dashboard(ExecutableResource resource, string url, FeedAddress feed, IReadOnlyList<string> keys, IReadOnlyDictionary<string, string> telemetry) =>
        (Resource, Url, Feed, Keys, Telemetry) = (resource, url, feed, keys, telemetry);

    public IResource Resource { get; }

    public string Url { get; }

    /// <summary>Where it asks for resources and their logs.</summary>
    public FeedAddress Feed { get; }

    /// <summary>What it and the programs know each other by.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>What every program is told, so that the dashboard sees it.</summary>
    public IReadOnlyDictionary<string, string> Telemetry { get; }

    public static Dashboard? Find(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || Locate() is not { } command)
            return null;

        var asked = ConsolePort.Of(configuration);
        var (port, grpc, http) = (asked is 0 ? Ports.Free() : asked, Ports.Free(), Ports.Free());
        var (feed, telemetryKey) = (FeedAddress.Choose(), FeedAddress.RandomKey());
        var url = $"http://localhost:{port}";
        var resource = new ExecutableResource("dashboard", command);
        resource.Definition.Args.AddRange(["dashboard", "run", "--frontend-url", url]);
        resource.Definition.Args.AddRange(["--otlp-grpc-url", $"http://127.0.0.1:{grpc}"]);
        resource.Definition.Args.AddRange(["--otlp-http-url", $"http://127.0.0.1:{http}"]);
        resource.Definition.Endpoints.Add(new EndpointDefinition("http", "http", port));
        resource.Definition.IsExternal = true;
        resource.Definition.Environment.Add(_ => [new("ASPIRE_CLI_NOLOGO", "true"), new("ASPIRE_CLI_TELEMETRY_OPTOUT", "true")]);
        resource.Definition.Environment.Add(_ => [.. feed.Environment, .. Access(telemetryKey)]);
        return new Dashboard(resource, url, feed, [feed.Key, telemetryKey], new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={telemetryKey}",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{grpc}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000"
        });
    }

    // who is at this machine may look; only the programs started here may report
    private static IEnumerable<KeyValuePair<string, string>> Access(string telemetryKey) =>
    [
        new("DASHBOARD__FRONTEND__AUTHMODE", "Unsecured"),
        new("DASHBOARD__OTLP__AUTHMODE", "ApiKey"),
        new("DASHBOARD__OTLP__PRIMARYAPIKEY", telemetryKey)
    ];

    private static string? Locate()
    {
        var name = OperatingSystem.IsWindows() ? "aspire.exe" : "aspire";
        var tools = Path.GetFullPath(Path.Combine(Projects.Tahoon_AppHost.ProjectPath, "..", ".tools"));
        string[] folders =
        [
            tools, Path.Combine(tools, "bin"), Path.Combine(tools, "node_modules", "@microsoft", "aspire-cli-linux-x64", "bin"),
            .. Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? []
        ];
        return Array.Find([.. folders.Select(folder => Path.Combine(folder, name))], File.Exists);
    }
}
