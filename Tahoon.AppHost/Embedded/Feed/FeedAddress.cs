using System.Security.Cryptography;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>Where the dashboard is told that it finds the feed.</summary>
internal sealed record FeedAddress(int Port, string Key)
{
    public static FeedAddress Choose() => new(Ports.Free(), RandomKey());

    public static string RandomKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public IEnumerable<KeyValuePair<string, string>> Environment =>
    [
        new("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", $"http://127.0.0.1:{Port}"),
        new("DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE", "ApiKey"),
        new("DASHBOARD__RESOURCESERVICECLIENT__APIKEY", Key)
    ];
}
