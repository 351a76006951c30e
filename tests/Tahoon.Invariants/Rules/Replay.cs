using System.Globalization;
using System.Text.Json;

namespace Tahoon.Invariants.Rules;

/// <summary>
/// Adds up events a second time, without Booking's own code: a mistake there must not hide itself. An event that is not
/// known here makes its booking an offender.
/// </summary>
internal static class Replay
{
    private const string Bookings = """
        SELECT BookingId, Version, Status, AllocationId, Start, "End", OrganisationId, UserId, ProviderId, PriceMinor, Currency
        FROM booking.Bookings
        """;

    private const string Events = "SELECT BookingId, Version, Data FROM booking.BookingEvents ORDER BY BookingId, Version";

    private const int Confirmed = 1, Cancelled = 2;

    public static IReadOnlyList<string> Differing(Databases databases)
    {
        var streams = databases.Rows(Events, row => (Booking: row.GetGuid(0), Version: row.GetInt32(1), Data: row.GetString(2)))
            .GroupBy(happened => happened.Booking)
            .ToDictionary(stream => stream.Key, stream => stream.Aggregate((State?)null, (state, next) => Apply(state, next.Version, next.Data)));
        var stored = databases.Rows(Bookings, row => (Id: row.GetGuid(0), State: new State(
            row.GetInt32(1), row.GetInt32(2), row.GetGuid(3), Utc(row.GetString(4)), Utc(row.GetString(5)),
            row.GetGuid(6), row.GetGuid(7), row.GetGuid(8), row.GetInt64(9), row.GetString(10))));
        return
        [
            .. stored.Where(booking => streams.GetValueOrDefault(booking.Id) != booking.State).Select(booking => booking.Id.ToString()),
            .. streams.Keys.Except(stored.Select(booking => booking.Id)).Select(nobodys => nobodys.ToString()),
        ];
    }

    private static State? Apply(State? state, int version, string data)
    {
        using var document = JsonDocument.Parse(data);
        var happened = document.RootElement;
        return (state, happened.GetProperty("event").GetString()) switch
        {
            (null, "booked") when version == 1 => Begin(happened),
            ({ Status: Confirmed }, "cancelled") when version == state.Version + 1 => state with { Version = version, Status = Cancelled },
            ({ Status: Confirmed }, "rescheduled") when version == state.Version + 1 => Move(state, version, happened),
            _ => State.Nonsense,
        };
    }

    private static State Move(State state, int version, JsonElement moved) => state with
    {
        Version = version,
        AllocationId = moved.GetProperty("allocationId").GetGuid(),
        Start = Utc(moved.GetProperty("start").GetString()!),
        End = Utc(moved.GetProperty("end").GetString()!),
        PriceMinor = moved.GetProperty("price").GetProperty("amountMinor").GetInt64(),
        Currency = moved.GetProperty("price").GetProperty("currency").GetString()!,
    };

    private static State Begin(JsonElement booked) => new(
        1, Confirmed, booked.GetProperty("allocationId").GetGuid(),
        Utc(booked.GetProperty("start").GetString()!), Utc(booked.GetProperty("end").GetString()!),
        booked.GetProperty("organisationId").GetGuid(), booked.GetProperty("userId").GetGuid(), booked.GetProperty("providerId").GetGuid(),
        booked.GetProperty("price").GetProperty("amountMinor").GetInt64(), booked.GetProperty("price").GetProperty("currency").GetString()!);

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private sealed record State(
        int Version, int Status, Guid AllocationId, DateTime Start, DateTime End, Guid OrganisationId, Guid UserId, Guid ProviderId,
        long PriceMinor, string Currency)
    {
        /// <summary>What no row equals.</summary>
        public static readonly State Nonsense = new(0, 0, default, default, default, default, default, default, -1, "");
    }
}
