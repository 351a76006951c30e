using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Documents;

[Collection(OneTahoon.Name)]
public sealed class SnapshotTests(RunningTahoon tahoon)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = typeof(SnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Snapshots").Value!;

    [Theory]
    [InlineData("v1")]
    [InlineData("audited")]
    public async Task The_api_is_the_one_that_was_agreed_on(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var document = await Operation.WholeAsync(tahoon.Gateway, name, cancellation);
        document.Remove("servers");
        var received = Sorted(document)!.ToJsonString(Readable) + "\n";

        var verified = Path.Combine(Folder, $"{name}.verified.json");
        var agreed = File.Exists(verified) ? await File.ReadAllTextAsync(verified, cancellation) : "";
        if (agreed == received)
            return;

        var other = Path.Combine(Folder, $"{name}.received.json");
        await File.WriteAllTextAsync(other, received, cancellation);
        Assert.Fail($"The API is not the one of {verified}. First difference:\n{FirstDifference(agreed, received)}\n"
            + $"Where the change is meant, and old clients go on working: mv {other} {verified}");
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject some => new JsonObject(some.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray some => new JsonArray([.. some.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string FirstDifference(string agreed, string received)
    {
        var (before, after) = (agreed.Split('\n'), received.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
