using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>How partners answer: one sample for each piece of work that was put to one, its retries included.</summary>
public sealed class PartnerMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Tahoon.Partners";

    private readonly Histogram<double> _durations;

    /// <summary>Creates the instruments.</summary>
    public PartnerMetrics(IMeterFactory meters) => _durations = meters.Create(MeterName).CreateHistogram<double>(
        "tahoon.partner.call.duration", "s",
        "How long a partner's call took, retries included, and what came of it. By `partner`, `operation`, `outcome`.");

    /// <summary>Measures a call to its outcome; one that throws has the outcome <c>unknown</c>.</summary>
    /// <param name="partner">Whose, such as <c>videosdk</c>.</param>
    /// <param name="operation">What is asked, such as <c>open_room</c>.</param>
    /// <param name="call">Asks.</param>
    /// <param name="outcome">The outcome in a few words of a closed list, such as <c>done</c> or <c>retry_later</c>.</param>
    public async Task<T> MeasureAsync<T>(string partner, string operation, Func<Task<T>> call, Func<T, string> outcome)
    {
        var began = Stopwatch.GetTimestamp();
        var became = "unknown";
        try
        {
            var answer = await call();
            became = outcome(answer);
            return answer;
        }
        finally
        {
            _durations.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds, new("partner", partner), new("operation", operation), new("outcome", became));
        }
    }
}
