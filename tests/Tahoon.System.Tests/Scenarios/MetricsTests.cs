using System.Net;
using System.Text.RegularExpressions;
using Tahoon.SystemTests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>docs/metrics.md against what every process really tells.</summary>
[Collection(OneSystem.Name)]
public sealed partial class MetricsTests(TwoReplicas tahoon)
{
    /// <summary>What only trouble makes, or a replica of a database.</summary>
    private static readonly string[] Seldom =
    [
        "tahoon_circuit_open", "tahoon_database_replica_reads_total", "tahoon_gateway_limited_total", "tahoon_gateway_shed_total", "tahoon_gateway_signatures_total",
        "tahoon_inbox_repeats_total", "tahoon_saga_compensations_total", "tahoon_scheduling_swept_total", "tahoon_token_failures_total",
        "tahoon_token_lockouts_total", "tahoon_token_refusals_total", "resilience_polly_strategy_events_total",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_document_lists_is_told_by_the_processes_and_is_told_apart_as_it_says()
    {
        var patient = await tahoon.PatientAsync();
        Assert.Equal(HttpStatusCode.OK, (await patient.BookAsync((await patient.SlotsAsync())[^1])).Status);

        var listed = Listed();
        Assert.True(listed.Count > 30);
        var missing = listed.Keys.Except(Seldom).ToList();
        for (var looks = 0; looks < 30 && missing.Count > 0; looks++)
        {
            await Task.Delay(500, Cancellation); // a census is taken every five seconds
            missing = [.. missing.Except((await TellAsync(listed.Keys)).Keys)];
        }

        Assert.Empty(missing);

        var strange = from told in await TellAsync(listed.Keys)
                      where listed.ContainsKey(told.Key) && IsOwn(told.Key)
                      from label in told.Value
                      where !listed[told.Key].Contains(label)
                      select $"{told.Key} {{{label}}}";
        Assert.Empty(strange.Distinct());
    }

    /// <summary>The document's metrics by Prometheus' names, with their labels.</summary>
    private static Dictionary<string, HashSet<string>> Listed() => File.ReadLines(Repository.At("docs", "metrics.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(
            cells => cells[2].Trim('`'),
            cells => Quoted().Matches(cells[^2]).Select(match => match.Groups[1].Value.Replace('.', '_')).ToHashSet());

    /// <summary>The platform may tell apart by more than rules use.</summary>
    private static bool IsOwn(string metric) =>
        metric.StartsWith("tahoon_", StringComparison.Ordinal) || metric.StartsWith("messaging_", StringComparison.Ordinal)
        || metric.StartsWith("db_", StringComparison.Ordinal);

    private static IEnumerable<(string Name, int Replica)> Processes() =>
    [
        .. from name in (string[])["gateway", "identity", "catalogue", "scheduling", "booking", "notification"]
           from replica in (int[])[0, 1]
           select (name, replica),
        ("dev-broker", 0),
    ];

    /// <summary>What all processes tell now: names, a histogram's without its endings, with the labels that occur.</summary>
    private async Task<Dictionary<string, HashSet<string>>> TellAsync(IReadOnlyCollection<string> listed)
    {
        using var http = new HttpClient();
        var told = new Dictionary<string, HashSet<string>>();
        foreach (var (name, replica) in Processes())
        {
            var text = await http.GetStringAsync(new Uri(tahoon.System.Address(name, replica), "/metrics"), Cancellation);
            foreach (Match sample in Sample().Matches(text))
            {
                var metric = listed.Contains(sample.Groups[1].Value) ? sample.Groups[1].Value : Ending().Replace(sample.Groups[1].Value, "");
                if (!told.TryGetValue(metric, out var labels))
                    told[metric] = labels = [];
                labels.UnionWith(Label().Matches(sample.Groups[2].Value).Select(label => label.Groups[1].Value)
                    .Where(label => label is not ("le" or "otel_scope_name" or "otel_scope_version")));
            }
        }

        return told;
    }

    [GeneratedRegex(@"^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("(?:^|,)([a-zA-Z_]\\w*)=\"")]
    private static partial Regex Label();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Ending();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
