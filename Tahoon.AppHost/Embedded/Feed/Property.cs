using Google.Protobuf.WellKnownTypes;

namespace Tahoon.AppHost.Embedded.Feed;

internal static class Property
{
    public static Wire.ResourceProperty Of(string name, string displayName, Value value, bool isSensitive = false) =>
        new() { Name = name, DisplayName = displayName, Value = value, IsSensitive = isSensitive, IsHighlighted = true };

    public static Value Texts(IEnumerable<string> texts) => Value.ForList([.. texts.Select(Value.ForString)]);
}
