using System.Collections.Concurrent;

namespace Tahoon.Testing.Http;

/// <summary>
/// All that a service under test can reach by HTTP. Whoever is not registered does not exist: a call to it throws, and
/// nothing leaves the process. <c>identity</c> is there from the start, for keys and service tokens.
/// </summary>
public sealed class TestNetwork
{
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<AskedRequest> _asked = new();

    /// <summary>A network with Identity's answers of <see cref="Security.TestTokens"/>.</summary>
    public TestNetwork() => Answer("identity", IdentityAnswers.To);

    /// <summary>Every request so far, but those for keys and service tokens.</summary>
    public IReadOnlyCollection<AskedRequest> Asked => _asked;

    /// <summary>Answers all requests to a host, such as <c>scheduling</c> or <c>api.videosdk.live</c>.</summary>
    public void Answer(string host, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) =>
        Answer(host, new AnsweringHandler(answer));

    /// <summary>Answers all requests to a host by a value.</summary>
    public void Answer(string host, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        Answer(host, (request, _) => Task.FromResult(answer(request)));

    /// <summary>Leads all requests to a host to a handler, such as that of another service under test.</summary>
    public void Answer(string host, HttpMessageHandler handler) =>
        _hosts[host] = new HttpMessageInvoker(handler, disposeHandler: false);

    /// <summary>What an HttpClient sends by.</summary>
    public HttpMessageHandler CreateHandler() => new AnsweringHandler(SendAsync);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var address = request.RequestUri!;
        if (!_hosts.TryGetValue(address.Host, out var host))
            throw new InvalidOperationException($"No test registered {address.Host}: {request.Method} {address} goes nowhere.");

        if (!IdentityAnswers.Knows(request))
            _asked.Enqueue(new AskedRequest(request.Method, address));

        var response = await host.SendAsync(request, cancellation);
        response.RequestMessage ??= request;
        return response;
    }

    private sealed class AnsweringHandler(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}

/// <summary>A request that a service under test made.</summary>
public sealed record AskedRequest(HttpMethod Method, Uri Address);
