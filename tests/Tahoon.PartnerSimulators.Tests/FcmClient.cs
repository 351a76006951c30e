using System.Security.Cryptography;

namespace Tahoon.PartnerSimulators.Tests;

internal static class FcmClient
{
    private static readonly RSA Key = RSA.Create(2048);

    public static Task<HttpResponseMessage> AskToken(this RunningSimulators simulators, string assertion,
        string grant = "urn:ietf:params:oauth:grant-type:jwt-bearer") =>
        simulators.Send(HttpMethod.Post, "/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["assertion"] = assertion,
        }));

    public static async Task<string> Bearer(this RunningSimulators simulators)
    {
        var answer = await RunningSimulators.Json(await simulators.AskToken(simulators.Assertion(Key)));
        return $"Bearer {answer.GetProperty("access_token").GetString()}";
    }

    public static async Task<HttpResponseMessage> Push(this RunningSimulators simulators, object message) =>
        await simulators.Send(HttpMethod.Post, "/v1/projects/demo/messages:send", new { message }, await simulators.Bearer());
}
