using System.Text.RegularExpressions;
using Tahoon.Observability.Tests.Metrics;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Observability.Tests.Rules;

/// <summary>Rules, alerts and dashboards name what is there. Whether they are right is promtool's to say (infra/observability/check).</summary>
public sealed class RuleTests
{
    private static readonly Metric[] Known = [.. Instruments.All, .. MetricsDocument.Platform];

    /// <summary>What Prometheus itself adds.</summary>
    private static readonly string[] Added = ["job", "instance", "le"];

    [Fact]
    public void No_rule_and_no_panel_names_a_metric_that_is_not_there()
    {
        HashSet<string> series = ["up", .. Known.SelectMany(metric => metric.Series), .. RuleFiles.Recorded];

        Assert.True(RuleFiles.Queries.Count > 80);
        Assert.All(RuleFiles.Queries, query => Assert.NotEmpty(query.Series));
        Assert.Empty(RuleFiles.Queries.SelectMany(query => query.Series.Where(name => !series.Contains(name)).Select(name => $"{query.Where}: {name}")));
    }

    [Fact]
    public void None_tells_apart_by_a_label_that_its_metrics_do_not_have()
    {
        HashSet<string> labels = [.. Added, .. Known.SelectMany(metric => metric.Attributes).Select(attribute => attribute.Replace('.', '_'))];

        Assert.Empty(RuleFiles.Queries.SelectMany(query => query.Labels.Where(label => !labels.Contains(label)).Select(label => $"{query.Where}: {label}")));
    }

    [Fact]
    public void Every_metric_of_tahoon_s_own_is_looked_at_by_a_dashboard_or_an_alert()
    {
        var shown = RuleFiles.Queries.SelectMany(query => query.Series).ToHashSet();

        Assert.Empty(Instruments.All.Where(metric => !metric.Series.Any(shown.Contains)).Select(metric => metric.Name));
    }

    [Fact]
    public void Every_alert_has_its_entry_in_the_runbook_and_its_test()
    {
        var entries = File.ReadLines(Repository.At("docs", "runbook.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => $"docs/runbook.md#{Anchor(line[3..])}")
            .ToHashSet();
        var tests = RuleFiles.Text("alerts.test.yml") + RuleFiles.Text("long-windows.test.yml");

        Assert.True(RuleFiles.Alerts.Count >= 20);
        Assert.DoesNotContain(RuleFiles.Alerts, alert => !entries.Contains(alert.Runbook));
        Assert.DoesNotContain(RuleFiles.Alerts, alert => !Regex.IsMatch(tests, $@"alertname: {alert.Name}\n\s+exp_alerts:\n"));
    }

    [Fact]
    public void Azure_Monitor_has_the_same_alerts_and_asks_for_metrics_that_are_there()
    {
        var bicep = File.ReadAllText(Repository.At("infra", "modules", "alerts.bicep"));
        string[] onlyHere = ["TahoonProcessDown", "TahoonWritersWait"];

        var alerts = Regex.Matches(bicep, "name: '(Tahoon\\w+)'").Select(match => match.Groups[1].Value);
        Assert.Equal(RuleFiles.Alerts.Select(alert => alert.Name).Except(onlyHere).Order(), alerts.Order());
        var asked = Regex.Matches(bicep, @"where Name == \\'([^\\]+)\\'").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Known.Select(metric => metric.Name)));
        var told = Regex.Matches(bicep, @"Properties\[\\'([^\\]+)\\'\]").Select(match => match.Groups[1].Value).ToList();
        Assert.Empty(told.Except(Known.SelectMany(metric => metric.Attributes)));
    }

    /// <summary>As GitHub makes it of a heading.</summary>
    private static string Anchor(string heading) => Regex.Replace(heading.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-');
}
