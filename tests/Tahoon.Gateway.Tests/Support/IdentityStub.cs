using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing.Security;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>Identity as the gateway meets it: keys, its token, and the applications that a test names.</summary>
internal sealed class IdentityStub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, ApplicationView> _applications = new();
    private Backend _backend = null!;

    public string Address => _backend.Address;

    /// <summary>How often it was asked under this path.</summary>
    public int Asked(string path) =>
        _backend.Requests.Count(asked => asked.Target.StartsWith(path, StringComparison.Ordinal));

    /// <summary>While true, everything but the keys is a 503.</summary>
    public bool IsIll { get; set; }

    public static async Task<IdentityStub> StartAsync(params ApplicationView[] applications)
    {
        var stub = new IdentityStub();
        foreach (var application in applications)
            stub.Set(application);
        stub._backend = await Backend.StartAsync(stub.AnswerAsync);
        return stub;
    }

    public void Set(ApplicationView application) => _applications[application.ApplicationId] = application;

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/.well-known/jwks.json")
            return context.Response.WriteAsync(TestTokens.Jwks);

        object? answer = path switch
        {
            _ when IsIll => null,
            "/internal/tokens" => new ServiceToken("of-the-gateway", 3600),
            "/internal/applications/origins" => new OriginsView([.. _applications.Values.SelectMany(one => one.AllowedOrigins)]),
            _ when path.StartsWith("/internal/applications/", StringComparison.Ordinal) =>
                _applications.GetValueOrDefault(Guid.Parse(path.AsSpan("/internal/applications/".Length))),
            _ => "ok",
        };
        if (answer is null)
        {
            context.Response.StatusCode = IsIll ? 503 : 404;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsJsonAsync(answer, answer.GetType(), WireJson.Options);
    }
}
