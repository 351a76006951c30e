using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Gateway.Askers;

/// <summary>Which application's token a request carries, as far as the gateway needs to know; services judge the token.</summary>
/// <param name="ApplicationId">The application that got the token.</param>
/// <param name="Kind">What the token stands for.</param>
/// <param name="IsVerified">False where the keys to check it by are away: then it opens no bucket, but asks for a signature.</param>
internal sealed record Asker(Guid ApplicationId, CallerKind Kind, bool IsVerified)
{
    /// <summary>The asker of the request; null where it carries no token, or a worthless one.</summary>
    public static Asker? Of(HttpContext context) => context.Features.Get<Asker>();
}
