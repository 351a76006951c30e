namespace Tahoon.Identity.Domain;

/// <summary>The web origins (RFC 6454) whose pages may call with an application's tokens, separated by blanks.</summary>
internal static class Origins
{
    public const int LongestText = 2000;

    /// <summary>The list in its stored form, or null where one of it is no origin: <c>scheme://host[:port]</c>, http or https.</summary>
    public static string? Read(string text)
    {
        var origins = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var normal = string.Join(' ', origins.Select(origin => origin.ToLowerInvariant()).Distinct(StringComparer.Ordinal));
        return origins.All(IsOrigin) && normal.Length <= LongestText ? normal : null;
    }

    /// <summary>Exactly what a browser sends: no path, no user, no default port, no wildcard.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && string.Equals(address.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && Uri.CheckHostName(address.Host) is not UriHostNameType.Unknown
        && address.UserInfo.Length == 0
        && address.Host.All(char.IsAscii);
}
