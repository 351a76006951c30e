using System.Text.Json;

namespace Tahoon.Operator;

/// <summary><c>endpoints.json</c> of a running system's data folder.</summary>
internal static class Endpoints
{
    /// <summary>An address of each resource that runs.</summary>
    /// <exception cref="InvalidOperationException">Nothing runs there.</exception>
    public static Dictionary<string, Uri> Read(string folder)
    {
        var file = Path.Combine(folder, "endpoints.json");
        if (!File.Exists(file))
            throw new InvalidOperationException($"{file} is not there: does Tahoon run? See --data.");

        var addresses = new Dictionary<string, Uri>();
        foreach (var resource in JsonElement.Parse(File.ReadAllText(file)).Items("resources"))
        {
            var url = resource.Items("endpoints").Select(one => one.GetString()!)
                .FirstOrDefault(one => one.StartsWith("http", StringComparison.Ordinal));
            if (resource.Text("state") == "Running" && resource.Text("name") is { } name && url is not null)
                addresses.TryAdd(name, new Uri(url));
        }

        return addresses;
    }
}
