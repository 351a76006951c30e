using System.Security.Cryptography;
using System.Text;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Gateway.Tests.Signatures;

/// <summary>Signs as the API's description says, without a line of the gateway's.</summary>
internal static class Signing
{
    public const string Secret = "a-signing-secret";

    public static string Sign(
        DateTimeOffset at, string nonce, string method, string target, string body = "", string secret = Secret)
    {
        var text = $"{at.ToUnixTimeSeconds()}.{nonce}.{method}.{target}.{body}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        return $"t={at.ToUnixTimeSeconds()},n={nonce},v1={Convert.ToHexStringLower(mac)}";
    }

    public static string Nonce() => Guid.NewGuid().ToString("N");

    public static Task<HttpResponseMessage> SendSignedAsync(
        this GatewayUnderTest gateway, Caller caller, HttpMethod method, string target, string body, string signature, string? key = null)
    {
        var content = method == HttpMethod.Get ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return key is null
            ? gateway.SendAsync(caller, method, target, content, ("Tahoon-Signature", signature))
            : gateway.SendAsync(caller, method, target, content, ("Tahoon-Signature", signature), ("Idempotency-Key", key));
    }
}
