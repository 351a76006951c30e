using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.AppHost.Embedded.Processes;
using Tahoon.AuditedBaseline;
using Tahoon.Load.Measuring;

namespace Tahoon.Load.Reference;

/// <summary>The audited booking path in a process of its own, which ends with this one, and a client of it.</summary>
internal sealed class AuditedApi : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly HttpClient _http;

    private AuditedApi(Process process, HttpClient http) => (_process, _http) = (process, http);

    /// <summary>Starts it over the system's partner simulators and a folder of its own; both are in the system's data folder.</summary>
    public static async Task<AuditedApi> StartAsync(Uri partners, string dataFolder, CancellationToken cancellation)
    {
        var parameters = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(dataFolder, "parameters.json"), cancellation)).RootElement;
        var port = AppHost.Ports.Free();
        var start = Programs.Of(typeof(Envelope).Assembly.Location);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["data"] = Path.Combine(dataFolder, "audited-baseline");
        start.Environment["partners"] = partners.ToString();
        start.Environment["VideoSdk__ApiKey"] = parameters.GetProperty("videosdk-api-key").GetString();
        start.Environment["VideoSdk__Secret"] = parameters.GetProperty("videosdk-secret").GetString();
        start.Environment["TAHOON_PARENT_PIPE"] = "stdin";
        start.RedirectStandardInput = true;
        var api = new AuditedApi(Process.Start(start)!, Flows.Clinic.Http(new Uri($"http://127.0.0.1:{port}")));
        await api.ReadyAsync(cancellation);
        return api;
    }

    public async Task<Outcome> BookAsync(CancellationToken cancellation)
    {
        var wish = new Wish(Guid.NewGuid(), Guid.NewGuid(), new DateTime(2030, 1, 1, 9, 0, 0, DateTimeKind.Utc), Flows.Slots.Minutes);
        using var answer = await _http.PostAsJsonAsync("/api/sessionbooking/booksession", Envelope.Of(wish), cancellation);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancellation)).Contains("Confirmed", StringComparison.Ordinal)
            ? Outcome.Done
            : Outcome.Failed;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadyAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await _http.GetStringAsync("/health/ready", cancellation);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }
}
