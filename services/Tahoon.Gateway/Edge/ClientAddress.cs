using System.Net;
using Microsoft.Extensions.Options;

namespace Tahoon.Gateway.Edge;

/// <summary>
/// Where a request really comes from. X-Forwarded-For and X-Forwarded-Proto are believed from the proxies in
/// <c>Tahoon:KnownProxies</c> (addresses or networks, separated by blanks or commas) and from nobody else.
/// </summary>
internal sealed class ClientAddress(IConfiguration configuration) : IConfigureOptions<ForwardedHeadersOptions>
{
    public const string Setting = "Tahoon:KnownProxies";

    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.None;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null;
        foreach (var text in (configuration[Setting] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownIPNetworks.Add(Read(text));
            options.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto;
        }
    }

    private static System.Net.IPNetwork Read(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new(address, address.GetAddressBytes().Length * 8);

        throw new OptionsValidationException(Setting, typeof(ForwardedHeadersOptions), [$"{Setting}: {text} is neither an address nor a network."]);
    }
}
