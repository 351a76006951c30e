using System.Text.Json;

namespace Tahoon.PartnerSimulators.Tokens;

internal static class JsonNumbers
{
    /// <summary><c>TryGetInt64</c> throws where the value is no number; a stranger's token may hold anything.</summary>
    public static bool TryInt64(this JsonElement value, out long number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out number);
    }
}
