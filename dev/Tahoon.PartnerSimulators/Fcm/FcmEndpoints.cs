using System.Text.Json;
using System.Text.Json.Serialization;
using Tahoon.PartnerSimulators.Orders;

namespace Tahoon.PartnerSimulators.Fcm;

internal static class FcmEndpoints
{
    // Google refuses names it does not know.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static void MapFcm(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/token", Token).AddEndpointFilter(new AwayTogether(Partner.Fcm)).DisableAntiforgery();
        routes.MapPost("/v1/projects/{project}/messages:send", Send).AddEndpointFilter(new ObeyOrders(Partner.Fcm));
    }

    private static async Task<IResult> Token(HttpRequest request, IConfiguration configuration, TimeProvider clock)
    {
        if (!request.HasFormContentType)
            return Refused("invalid_request", "The body is not a form.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["grant_type"] != "urn:ietf:params:oauth:grant-type:jwt-bearer")
            return Refused("unsupported_grant_type", "Invalid grant_type");
        var now = clock.GetUtcNow();
        if (Assertion.Fault(form["assertion"], configuration["Partners:Fcm:PublicKey"], now) is { } fault)
            return Refused(fault.Error, fault.Description);
        return Results.Json(new
        {
            access_token = AccessToken.Issue(now),
            expires_in = (int)AccessToken.Lifetime.TotalSeconds,
            token_type = "Bearer",
        });
    }

    private static async Task<IResult> Send(string project, HttpRequest request, Pushes pushes, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (!AccessToken.Holds(request.Headers.Authorization, now))
            return FcmError.Unauthenticated();
        SendRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<SendRequest>(request.Body, Json, request.HttpContext.RequestAborted);
        }
        catch (JsonException e)
        {
            return FcmError.Of("INVALID_ARGUMENT", $"Invalid JSON payload received. {e.Message}");
        }

        if (MessageRules.Fault(asked?.Message) is { } fault)
            return FcmError.Of(fault.ErrorCode, fault.Text);
        var name = $"projects/{project}/messages/0:{now.ToUnixTimeMilliseconds()}%{Guid.NewGuid():N}";
        if (!asked!.ValidateOnly)
            pushes.Add(new Push(name, asked.Message!.Token!, asked.Message.Data ?? [], asked.Message.Notification,
                now.UtcDateTime));
        return Results.Json(new { name });
    }

    private static IResult Refused(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: 400);
}
