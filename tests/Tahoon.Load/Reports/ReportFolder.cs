using Tahoon.Load.Measuring;

namespace Tahoon.Load.Reports;

/// <summary>Writes <c>report.json</c>, <c>report.md</c> and <c>latency.svg</c>.</summary>
internal static class ReportFolder
{
    public static async Task WriteAsync(string folder, Report report, Recorder recorder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), report.ToJson());
        await File.WriteAllTextAsync(Path.Combine(folder, "report.md"), Markdown.Of(report));
        await File.WriteAllTextAsync(Path.Combine(folder, "latency.svg"), Picture.Of(report.Scenario, recorder));
    }
}
