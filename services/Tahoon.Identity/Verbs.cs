using Tahoon.Identity.Data;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity;

/// <summary>What the program does instead of serving, where its arguments say so.</summary>
internal static class Verbs
{
    /// <summary>True where a verb was run.</summary>
    public static async Task<bool> RunVerbAsync(this WebApplication app, string[] arguments)
    {
        var keys = app.Services.GetRequiredService<SigningKeys>();
        if (await app.MigrateWhereAskedAsync<IdentityDb>(arguments))
        {
            // replicas that start at once then find a key, and a key ring, instead of each making one
            await keys.CurrentAsync(app.Lifetime.ApplicationStopping);
            return true;
        }

        if (!arguments.Contains("--rotate-signing-key", StringComparer.Ordinal))
            return false;

        await keys.RotateAsync(app.Lifetime.ApplicationStopping);
        return true;
    }
}
