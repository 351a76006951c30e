using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.Contracts.Json;

/// <summary>JSON as Tahoon speaks it: camelCase, enums as their names, instants in UTC with <c>Z</c>.</summary>
public static class WireJson
{
    /// <summary>For messages, stored answers and calls between services.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets options of somebody else, such as the web framework's, alike.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
