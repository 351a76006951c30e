using System.Globalization;

namespace Tahoon.PartnerSimulators.Orders;

/// <summary>A result with the Retry-After header where seconds are given.</summary>
internal sealed class WithRetryAfter(IResult result, int? seconds) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (seconds is { } value)
            httpContext.Response.Headers.RetryAfter = value.ToString(CultureInfo.InvariantCulture);
        return result.ExecuteAsync(httpContext);
    }
}
