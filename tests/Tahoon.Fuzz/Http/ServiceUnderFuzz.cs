using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Fuzz.Http;

/// <summary>Sends to a service and looks at what comes back.</summary>
internal sealed class ServiceUnderFuzz : IAsyncDisposable
{
    private readonly IAsyncDisposable _service;
    private readonly HttpMessageInvoker _wire;
    private readonly ErrorLog _errors;

    private ServiceUnderFuzz(IAsyncDisposable service, HttpMessageHandler wire, ErrorLog errors, string token) =>
        (_service, _wire, _errors, Token) = (service, new HttpMessageInvoker(wire), errors, token);

    /// <summary>A token of Demo Clinic's application, with all scopes.</summary>
    public string Token { get; }

    /// <summary>Starts it; <paramref name="token"/> makes the token where the service takes only its own.</summary>
    public static async Task<ServiceUnderFuzz> StartAsync<TContext>(
        string name, bool demonstration = false, Func<IServiceProvider, Task<string>>? token = null)
        where TContext : DbContext
    {
        var service = new FuzzedService<TContext>(name, demonstration);
        await service.InitializeAsync();
        var text = token is null
            ? TestTokens.For(Callers.Application(), service.Clock.GetUtcNow())
            : await token(service.Services);
        return new ServiceUnderFuzz(service, service.Server.CreateHandler(), service.ErrorLog, text);
    }

    /// <summary>The answer, or null where the text is no request.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? Wrong)?> SendAsync(WireRequest? request)
    {
        using var message = request?.ToMessage();
        if (message is null)
            return null;

        var before = _errors.Entries.Count;
        using var answer = await _wire.SendAsync(message, CancellationToken.None);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body, Wrong(answer, body, before));
    }

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        await _service.DisposeAsync();
    }

    // what no client may bring a service to, whatever it sends
    private string? Wrong(HttpResponseMessage answer, string body, int before)
    {
        if (_errors.Entries.Count != before)
            return $"{(int)answer.StatusCode}, logged {_errors.Entries.Last()}";
        if ((int)answer.StatusCode >= 500)
            return $"answered {(int)answer.StatusCode} {body}";
        if ((int)answer.StatusCode < 400)
            return null;

        var told = answer.Content.Headers.ContentType?.MediaType;
        if (told is not ("application/problem+json" or "application/graphql-response+json"))
            return $"answered {(int)answer.StatusCode} without problem details";

        using var answered = JsonDocument.Parse(body);
        var problem = told is "application/problem+json"
            ? answered.RootElement
            : answered.RootElement.GetProperty("errors")[0].GetProperty("extensions");
        return problem.TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 }
            ? null
            : $"answered {(int)answer.StatusCode} without a code: {body}";
    }
}
