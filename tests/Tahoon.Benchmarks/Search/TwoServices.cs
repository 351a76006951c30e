using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Data;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.Benchmarks.Search;

/// <summary>Catalogue and Scheduling as they are, each over its own file, the one asking the other by HTTP over the loopback.</summary>
internal sealed class TwoServices : IAsyncDisposable
{
    private readonly HttpClient _client = new();

    private TwoServices(bool byRealTime) =>
        (Catalogue, Scheduling) = (new("catalogue", byRealTime), new("scheduling", byRealTime));

    public Service<CatalogueDb> Catalogue { get; }

    public Service<SchedulingDb> Scheduling { get; }

    /// <summary>Calls from Catalogue to Scheduling so far.</summary>
    public int Calls => Catalogue.Network.Asked.Count;

    /// <param name="byRealTime">False: both go by a clock that stands still unless it is moved.</param>
    public static async Task<TwoServices> StartAsync(bool byRealTime)
    {
        var both = new TwoServices(byRealTime);
        await both.Scheduling.InitializeAsync();
        both.Catalogue.Network.Answer("identity", request => request.RequestUri!.AbsolutePath == "/internal/tokens"
            ? TestAnswers.Json(new ServiceToken(TestTokens.For(Callers.Service(), both.Catalogue.Now), 3600))
            : IdentityAnswers.To(request));
        both.Catalogue.Network.Answer("scheduling", new Forwarding(both.Scheduling.Address));
        await both.Catalogue.InitializeAsync();
        return both;
    }

    /// <summary>Searches as the organisation's application does.</summary>
    public async Task<byte[]> SearchAsync(Guid organisation, JsonObject wish)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(Catalogue.Address, "/api/careprovider/getcareproviderslistwithschedule"));
        request.Headers.Authorization = new("Bearer", TestTokens.For(Callers.Application(organisation), Catalogue.Now));
        request.Content = JsonContent.Create(wish);
        return await SendAsync(request);
    }

    /// <summary>Asks Scheduling as another service does.</summary>
    public async Task<HttpResponseMessage> AskSchedulingAsync<T>(HttpMethod method, string path, T command)
    {
        using var request = new HttpRequestMessage(method, new Uri(Scheduling.Address, path));
        request.Headers.Authorization = new("Bearer", TestTokens.For(Callers.Service(), Scheduling.Now));
        request.Content = JsonContent.Create(command, options: WireJson.Options);
        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Catalogue.DisposeAsync();
        await Scheduling.DisposeAsync();
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    /// <summary>What is meant for a service by name goes to where it listens.</summary>
    private sealed class Forwarding(Uri address) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
