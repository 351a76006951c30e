using Tahoon.PartnerSimulators.Orders;

namespace Tahoon.PartnerSimulators.Fcm;

/// <summary>Google's error envelope. <c>FcmError.Table</c>: error code → HTTP status and the status's name.</summary>
internal static class FcmError
{
    private const string FcmType = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

    public static readonly IReadOnlyDictionary<string, (int Http, string Status)> Table =
        new Dictionary<string, (int, string)>
        {
            ["INVALID_ARGUMENT"] = (400, "INVALID_ARGUMENT"),
            ["THIRD_PARTY_AUTH_ERROR"] = (401, "UNAUTHENTICATED"),
            ["SENDER_ID_MISMATCH"] = (403, "PERMISSION_DENIED"),
            ["UNREGISTERED"] = (404, "NOT_FOUND"),
            ["QUOTA_EXCEEDED"] = (429, "RESOURCE_EXHAUSTED"),
            ["INTERNAL"] = (500, "INTERNAL"),
            ["UNAVAILABLE"] = (503, "UNAVAILABLE"),
        };

    public static IResult Of(string errorCode, string message, int? status = null)
    {
        var (http, name) = Table[errorCode];
        return Envelope(status ?? http, name, message, [new Detail(FcmType, errorCode)]);
    }

    /// <summary>Refused before it reached FCM: no FcmError among the details.</summary>
    public static IResult Unauthenticated() => Envelope(401, "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token.", []);

    public static IResult Ordered(Order order)
    {
        var code = order.ErrorCode ?? (order.Mode == OrderMode.RateLimited ? "QUOTA_EXCEEDED" : "INTERNAL");
        return new WithRetryAfter(Of(code, "As ordered.", order.Status), order.RetryAfterSeconds);
    }

    private static IResult Envelope(int http, string status, string message, Detail[] details) =>
        Results.Json(new { error = new { code = http, message, status, details } }, statusCode: http);

    private sealed record Detail(
        [property: System.Text.Json.Serialization.JsonPropertyName("@type")] string Type, string ErrorCode);
}
