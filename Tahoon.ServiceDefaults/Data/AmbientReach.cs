using Microsoft.AspNetCore.Http;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// The reach of whoever asks, as far as the request's execution context goes. Where there is none, nothing is in reach: work
/// that belongs to no request says so itself.
/// </summary>
public sealed class AmbientReach(IHttpContextAccessor requests)
{
    /// <summary>What is in reach here and now.</summary>
    public Reach Current => requests.HttpContext?.User is { Identity.IsAuthenticated: true } caller
        ? Reach.Of(Caller.Of(caller))
        : Reach.Nothing;
}
