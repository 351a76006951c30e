using System.Globalization;
using Tahoon.PartnerSimulators.Orders;

namespace Tahoon.PartnerSimulators.VideoSdk;

/// <summary>The partner words its errors in several shapes; which one depends on where they arise.</summary>
internal static class VideoSdkError
{
    public static IResult Invalid(string text) => Results.Json(new { message = text, code = 400 }, statusCode: 400);

    public static IResult Unauthorized(string text) => Results.Json(new { error = text }, statusCode: 401);

    public static IResult Forbidden(string text) =>
        Results.Json(new { error = text, errorCode = "FORBIDDEN" }, statusCode: 403);

    /// <summary>402 for an id that is no room id at all, 404 for one that names no room: both mean not found.</summary>
    public static IResult NotFound(int status) =>
        Results.Json(new { statusMessage = "Room not found", errorCode = "ROOM_NOT_FOUND" }, statusCode: status);

    public static IResult Ordered(Order order)
    {
        var status = order.Status ?? (order.Mode == OrderMode.RateLimited ? 429 : 500);
        var body = new { msg = $"As ordered: {status}", code = order.ErrorCode ?? status.ToString(CultureInfo.InvariantCulture) };
        return new WithRetryAfter(Results.Json(body, statusCode: status), order.RetryAfterSeconds);
    }
}
