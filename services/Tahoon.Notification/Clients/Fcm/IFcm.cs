using System.Text.Json.Serialization;
using Refit;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>FCM HTTP v1. No call throws for the partner's sake: the response carries what went wrong.</summary>
internal interface IFcm
{
    [Post("/v1/projects/{project}/messages:send")]
    Task<IApiResponse<FcmSent>> Send(
        string project, [Body] FcmSend message, [Authorize("Bearer")] string token, CancellationToken cancellationToken);
}

/// <summary>Google's token endpoint, at the address of the client itself.</summary>
internal interface IGoogleTokens
{
    /// <param name="form"><c>grant_type</c> and <c>assertion</c>.</param>
    [Post("")]
    Task<IApiResponse<GrantedToken>> Exchange(
        [Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, string> form, CancellationToken cancellationToken);
}

internal sealed record GrantedToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);
