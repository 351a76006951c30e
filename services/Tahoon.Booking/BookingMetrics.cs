using System.Diagnostics.Metrics;

namespace Tahoon.Booking;

/// <summary>What becomes of bookings.</summary>
internal sealed class BookingMetrics
{
    public const string MeterName = "Tahoon.Booking";

    private readonly Counter<long> _outcomes, _compensations;

    public BookingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _outcomes = meter.CreateCounter<long>(
            "tahoon.booking.outcomes", "{request}",
            "Wishes to `book`, `hold`, `give_back`, `reschedule` or `cancel` by what came of them: `done`, `repeated`, a failure's code, `unavailable`, `error`. By `operation`, `outcome`.");
        _compensations = meter.CreateCounter<long>(
            "tahoon.saga.compensations", "{allocation}",
            "Tries whose outcome was unknown, by what the decision was: `refused`, `used`, or `unknown` where the sweeper has to ask. By `decision`.");
    }

    public void Answered(string operation, string outcome) => _outcomes.Add(1, new("operation", operation), new("outcome", outcome));

    public void Compensated(string decision) => _compensations.Add(1, new KeyValuePair<string, object?>("decision", decision));
}
