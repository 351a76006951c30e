using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Tokens;

/// <summary>Identity makes its own token for calls to other services, where they ask it for theirs.</summary>
internal sealed class OwnServiceTokens(AccessTokens tokens, TimeProvider clock) : IServiceTokens
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private Held? _held;

    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _held) is { } held && now < held.Until)
            return held.Text;

        // two at once make one each, and either is good
        var token = await tokens.ForServiceAsync("identity", cancellation);
        Volatile.Write(ref _held, new Held(token.Text, now.AddSeconds(token.Seconds) - Margin));
        return token.Text;
    }

    private sealed record Held(string Text, DateTimeOffset Until);
}
