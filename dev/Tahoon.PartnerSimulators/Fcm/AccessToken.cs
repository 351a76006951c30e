using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.PartnerSimulators.Fcm;

/// <summary>An access token carries its own end and seal: it holds over a restart of the simulators, as Google's do.</summary>
internal static class AccessToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3599);

    private static readonly byte[] Seal = "the simulators' own seal, a secret of nobody"u8.ToArray();

    public static string Issue(DateTimeOffset now)
    {
        var end = (now + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"ya29.{end}.{Sealed(end)}";
    }

    public static bool Holds(string? authorization, DateTimeOffset now) =>
        authorization?.Split(' ') is ["Bearer", var token]
        && token.Split('.') is ["ya29", var end, var seal]
        && seal == Sealed(end)
        && long.Parse(end, CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds();

    private static string Sealed(string end) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Seal, Encoding.UTF8.GetBytes(end)));
}
