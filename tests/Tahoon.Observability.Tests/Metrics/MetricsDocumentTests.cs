using Tahoon.Testing;
using Xunit;

namespace Tahoon.Observability.Tests.Metrics;

/// <summary>docs/metrics.md is made from the code: a metric that is not there, or another than it says, fails here.</summary>
public sealed class MetricsDocumentTests
{
    private static readonly string File = Repository.At("docs", "metrics.md");

    [Fact]
    public void The_document_is_what_the_code_makes()
    {
        var made = MetricsDocument.Compose();
        var written = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).ReplaceLineEndings("\n") : "";

        if (made != written)
            System.IO.File.WriteAllText(Path.ChangeExtension(File, ".received.md"), made);
        Assert.True(made == written, "docs/metrics.md is not what the code makes; docs/metrics.received.md is: look at it, and move it over the other.");
    }

    [Fact]
    public void Every_metric_says_what_it_is_and_what_it_is_told_apart_by()
    {
        Assert.NotEmpty(Instruments.All);
        Assert.All(Instruments.All, metric => Assert.NotEmpty(metric.What));
        Assert.DoesNotContain(Instruments.All, metric => metric.What.Contains(" By ", StringComparison.Ordinal));
        Assert.Equal(Instruments.All.Count, Instruments.All.Select(metric => metric.Prometheus).Distinct().Count());
    }
}
