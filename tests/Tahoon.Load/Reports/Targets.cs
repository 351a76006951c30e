using Tahoon.Load.Measuring;

namespace Tahoon.Load.Reports;

/// <summary>The audited endpoints: what they took, and what is wanted at the gateway with a hundred users.</summary>
internal static class Targets
{
    private static readonly Dictionary<Operation, (string Audited, double P95Ms)> Known = new()
    {
        [Operation.Token] = ("50–100", 20),
        [Operation.Register] = ("100–200", 50),
        [Operation.Questions] = ("50–150", 5),
        [Operation.Filters] = ("50–100", 5),
        [Operation.Profile] = ("100–200", 10),
        [Operation.Search] = ("200–500", 50),
        [Operation.Schedule] = ("100–300", 20),
        [Operation.Book] = ("650–1,550", 50),
        [Operation.Cancel] = ("200–400", 50),
    };

    public static IReadOnlyList<OperationLine> Lines(Recorder recorder) =>
    [
        .. recorder.Operations.Select(pair => new OperationLine(
            pair.Operation.ToString(), (int)pair.Latency.Count, recorder.Count(pair.Operation, Outcome.Failed),
            Round(pair.Latency.Percentile(50)), Round(pair.Latency.Percentile(95)), Round(pair.Latency.Percentile(99)),
            Known[pair.Operation].Audited, Known[pair.Operation].P95Ms)),
    ];

    public static double Round(double value) => Math.Round(value, 2);
}
