using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>Values of parameters: configured (<c>Parameters:name</c>), else kept in the data folder, else made now.</summary>
internal static class ParameterStore
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IReadOnlyDictionary<string, string> Read(
        string file, IConfiguration configuration, IEnumerable<ParameterResource> parameters)
    {
        var kept = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];
        var before = kept.Count;
        var values = new Dictionary<string, string>();
        foreach (var parameter in parameters)
        {
            var value = configuration[$"Parameters:{parameter.Name}"] ?? kept[parameter.Name]?.GetValue<string>();
            values[parameter.Name] = value ?? parameter.Default.GetDefaultValue();
            if (value is null && parameter.Persist)
                kept[parameter.Name] = values[parameter.Name];
        }

        if (kept.Count > before)
            Replacing.Write(file, kept.ToJsonString(Indented), forOwnerOnly: true);
        return values;
    }
}
