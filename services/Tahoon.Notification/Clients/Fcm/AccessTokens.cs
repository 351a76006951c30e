using Refit;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>A token, or why there is none now.</summary>
internal sealed record AccessToken(string? Value, string? Refusal = null);

/// <summary>The access token, asked for by one caller at a time and kept until shortly before it ends.</summary>
internal sealed partial class AccessTokens(
    IGoogleTokens google, Assertions assertions, TimeProvider clock, ILogger<AccessTokens> logger) : IDisposable
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>So long a refusal is answered to all, lest each waiting send asks again and waits for it.</summary>
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Kept? _kept;

    public async Task<AccessToken> Get(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
            return fresh;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Fresh() is { } meanwhile)
                return meanwhile;
            var kept = await Exchange(cancellationToken);
            _kept = kept;
            return kept.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The partner would not take this token: the next caller asks for another.</summary>
    public void Forget(string token)
    {
        if (_kept is { } kept && kept.Token.Value == token)
            _kept = null;
    }

    public void Dispose() => _one.Dispose();

    private AccessToken? Fresh() => _kept is { } kept && clock.GetUtcNow() < kept.Until ? kept.Token : null;

    private async Task<Kept> Exchange(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var form = new Dictionary<string, string> { ["grant_type"] = JwtBearer, ["assertion"] = assertions.Make(now) };
        using var answer = await google.Exchange(form, cancellationToken);
        if (answer.Content is { } granted)
            return new Kept(new AccessToken(granted.AccessToken), now + TimeSpan.FromSeconds(granted.ExpiresIn) - Margin);
        var reason = answer.StatusCode is { } status ? $"{(int)status}" : Losses.Describe(answer.Error?.InnerException);
        Log.Refused(logger, reason, (answer.Error as ApiException)?.Content);
        return new Kept(new AccessToken(null, $"no access token: {reason}"), now + RefusalHolds);
    }

    private sealed record Kept(AccessToken Token, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "FCM gives no access token: {Reason} {Answer}")]
        public static partial void Refused(ILogger logger, string reason, string? answer);
    }
}
