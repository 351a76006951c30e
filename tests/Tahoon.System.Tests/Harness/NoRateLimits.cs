namespace Tahoon.SystemTests.Harness;

/// <summary>For a crowd that has one application, and would soon spend its buckets.</summary>
internal static class NoRateLimits
{
    public static Dictionary<string, string> Environment => new(
        from kind in (string[])["Tokens", "Reads", "Writes", "Other"]
        from member in (string[])["PerSecond", "Burst"]
        select KeyValuePair.Create($"Tahoon__RateLimits__{kind}__{member}", "100000"));
}
