using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.AppHost;
using Tahoon.SystemTests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AlertDrill;

/// <summary>A Prometheus on loopback that scrapes every process of a system each second, with the rules as they are.</summary>
internal sealed class Prometheus : IAsyncDisposable
{
    private static readonly string[] Scraped = ["gateway", "identity", "catalogue", "scheduling", "booking", "notification", "dev-broker"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly TemporaryFolder _folder;

    private Prometheus(Process process, HttpClient http, TemporaryFolder folder) => (_process, _http, _folder) = (process, http, folder);

    public static async Task<Prometheus> StartAsync(string program, string rules, RunningSystem system, CancellationToken cancellation)
    {
        var (folder, port) = (new TemporaryFolder(), Ports.Free());
        await File.WriteAllTextAsync(folder.At("targets.json"), Targets(system), cancellation);
        await File.WriteAllTextAsync(folder.At("prometheus.yml"), $"""
            global: {"{"} scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s {"}"}
            rule_files: ["{rules}/recording.yml", "{rules}/alerts.yml"]
            scrape_configs:
              - job_name: tahoon
                file_sd_configs: [{"{"} files: [targets.json] {"}"}]
            """, cancellation);
        var process = Process.Start(new ProcessStartInfo(program,
        [
            $"--config.file={folder.At("prometheus.yml")}", $"--storage.tsdb.path={folder.At("data")}",
            $"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
        ]))!;
        var prometheus = new Prometheus(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") }, folder);
        await prometheus.UntilReadyAsync(cancellation);
        return prometheus;
    }

    /// <summary>Every alert with its expression.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AlertsAsync(CancellationToken cancellation)
    {
        var found = await _http.GetFromJsonAsync<JsonElement>("/api/v1/rules?type=alert", cancellation);
        return found.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray())
            .ToDictionary(rule => rule.GetProperty("name").GetString()!, rule => rule.GetProperty("query").GetString()!);
    }

    /// <summary>Whether an expression finds anything now.</summary>
    public async Task<bool> FindsAsync(string expression, CancellationToken cancellation)
    {
        var found = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/query?query={Uri.EscapeDataString(expression)}", cancellation);
        return found.GetProperty("data").GetProperty("result").GetArrayLength() > 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private static string Targets(RunningSystem system) => JsonSerializer.Serialize(
        from name in Scraped
        select new
        {
            targets = system.Endpoints.Resources.Where(resource => resource.Name == name)
                .Select(resource => system.Address(name, resource.Replica).Authority),
            labels = new { job = name },
        });

    private async Task UntilReadyAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if ((await _http.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellation)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                // it does not listen yet
            }

            await Task.Delay(200, cancellation);
        }
    }
}
