using System.Globalization;
using System.Text.RegularExpressions;

namespace Tahoon.Gateway.Signatures;

/// <summary>The header <c>Tahoon-Signature: t=&lt;unix s&gt;,n=&lt;nonce&gt;,v1=&lt;hex&gt;</c>, exactly so.</summary>
/// <param name="Signed">What of it is signed: <c>t.n.</c></param>
/// <param name="At">When it was made.</param>
/// <param name="Nonce">8 to 64 letters, digits, <c>-</c> or <c>_</c>.</param>
/// <param name="Mac">What the client computed.</param>
internal sealed partial record SignatureHeader(string Signed, DateTimeOffset At, string Nonce, byte[] Mac)
{
    public const string Name = "Tahoon-Signature";

    /// <summary>The header's parts; null where it is not of the form.</summary>
    public static SignatureHeader? Read(string text)
    {
        if (text.Length > 200 || Form().Match(text) is not { Success: true } match)
            return null;

        var (time, nonce) = (match.Groups[1].Value, match.Groups[2].Value);
        return new SignatureHeader(
            $"{time}.{nonce}.",
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture)),
            nonce,
            Convert.FromHexString(match.Groups[3].ValueSpan));
    }

    [GeneratedRegex("^t=([0-9]{1,11}),n=([A-Za-z0-9_-]{8,64}),v1=([0-9a-fA-F]{64})\\z")]
    private static partial Regex Form();
}
