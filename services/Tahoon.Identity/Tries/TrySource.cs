using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Tahoon.Contracts.Ids;

namespace Tahoon.Identity.Tries;

/// <summary>Where a try comes from, and whose key it says it has.</summary>
/// <param name="Kind">Which keys are tried: <c>client</c>, <c>service</c> or <c>operator</c>; each is counted by itself.</param>
/// <param name="Address">The client's address, of IPv6 its network of 64 bits, which one customer has all of.</param>
/// <param name="Named">The client id or name that was sent, or null.</param>
internal sealed record TrySource(string Kind, string Address, string? Named)
{
    private const string Nobody = "unknown";

    public static TrySource OfClient(HttpContext http, string? clientId) => new("client", AddressOf(http), Given(clientId));

    public static TrySource OfOperator(HttpContext http, string? name) => new("operator", AddressOf(http), Given(name));

    /// <summary>Services share a machine's address: one that has a wrong secret must not stop its neighbours.</summary>
    public static TrySource OfService(HttpContext http, string? name) => new("service", AddressOf(http), null) { Neighbour = name };

    /// <summary>What is counted for the address, whoever it says it is.</summary>
    public string AddressKey => $"{Kind}:address:{Short($"{Address} {Neighbour}")}";

    /// <summary>What is counted for the one named, wherever the tries come from; null where nobody is named.</summary>
    public string? NameKey => Named is null ? null : $"{Kind}:name:{Short(Named)}";

    /// <summary>What is counted for both together.</summary>
    public string? PairKey => Named is null ? null : $"{Kind}:pair:{Short($"{Address} {Named}")}";

    /// <summary>What a log may say of the address: its network, which is enough to act on and is nobody's own.</summary>
    public string Network => IPAddress.TryParse(Address, out var address)
        ? address.AddressFamily is AddressFamily.InterNetwork ? $"{Address[..Address.LastIndexOf('.')]}.0/24" : $"{Address}/64"
        : Nobody;

    /// <summary>Who of several at one address, each of whom is counted by itself.</summary>
    private string? Neighbour { get; init; }

    /// <summary>What a log may say of the one named: an id of ours, never any text.</summary>
    public string Whom => Named is not null && PublicId.Read<ClientId>(Named).Value != Guid.Empty ? Named : Nobody;

    /// <summary>
    /// The client's address as the gateway tells it. It overwrites the header, and nobody but the gateway and the services
    /// reaches a service; a proxy in between adds behind what the gateway wrote, so the first is the client's.
    /// </summary>
    private static string AddressOf(HttpContext http)
    {
        var told = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[0].Trim();
        var address = IPAddress.TryParse(told, out var forwarded) ? forwarded : http.Connection.RemoteIpAddress;
        return address switch
        {
            null => Nobody,
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => NetworkOf(address),
            _ => address.ToString(),
        };
    }

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Whatever was sent, the same length.</summary>
    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
