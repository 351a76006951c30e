using System.Net;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Healthy is 200 at the health path; without one, every endpoint takes a connection.</summary>
internal sealed class HealthProbe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Patience
    };

    public async Task<bool> IsHealthyAsync(Replica replica, CancellationToken cancellationToken)
    {
        foreach (var address in replica.Addresses)
        {
            if (!await Connecting.IsTakenAsync(address.Port, Patience))
                return false;
        }

        return replica.Resource.Definition.HealthPath is not { } path
            || await AnswersAsync(replica.Addresses.First(address => address.Scheme is "http").Url + path, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> AnswersAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
