using System.Globalization;
using Microsoft.Net.Http.Headers;
using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Answers;

/// <summary>What a client has seen: an entity tag is a version.</summary>
internal static class Tags
{
    /// <summary>The version that If-Match names; 428 where it is missing, 412 where it can be none of ours.</summary>
    public static Result<int> Expected(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return Failures.PreconditionRequired;

        return EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out var tag) && !tag.IsWeak
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Failures.PreconditionFailed;
    }
}
