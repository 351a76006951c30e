using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Tahoon.AuditedBaseline.Partners;

/// <summary>A token, as both partners want one.</summary>
internal static class Jwt
{
    public static string Sign(string algorithm, object claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Part(new { alg = algorithm, typ = "JWT" })}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
