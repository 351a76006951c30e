namespace Tahoon.Migrations.Tests.Rows;

/// <summary>The values that rules of several columns, or the words of a column, want.</summary>
internal static class Particular
{
    private const string Null = "NULL", Late = "'2026-06-03 08:00:00'";

    // table.column, or service:table.column: the first row's value, the second's
    private static readonly Dictionary<string, (string First, string Second)> Values = new(StringComparer.Ordinal)
    {
        ["Claims.RequestHash"] = ("'A'", "'B'"),
        ["Decisions.Kind"] = ("2", "1"),
        ["UserKeys.DestroyedAt"] = (Late, Null),
        ["Notices.Kind"] = ("2", "1"),
        ["Recipients.Language"] = ("'ar'", "'en'"),
        ["Recipients.TimeZone"] = ("'Asia/Kuwait'", "'UTC'"),
        ["Recipients.Version"] = ("3", "2147483647"),
        ["Schedules.SlotMinutes"] = ("30", "45"),
        ["Schedules.TimeZone"] = ("'Asia/Kuwait'", "'UTC'"),
        ["SessionLengths.Minutes"] = ("30", "45"),
        ["DateHours.Opens"] = (Null, "480"),
        ["DateHours.Closes"] = (Null, "1020"),
        ["WeekHours.Opens"] = ("480", "540"),
        ["WeekHours.Closes"] = ("1020", "1080"),
        ["Allocations.State"] = ("4", "3"),
        ["Allocations.FirstCell"] = (Null, "96"),
        ["Allocations.EndCell"] = (Null, "102"),
        ["Cells.Number"] = ("12", "96"),
    };

    /// <summary>A value in SQL; null where the general one will do.</summary>
    public static string? Value(string service, string table, string column, int row) =>
        Values.TryGetValue($"{service}:{table}.{column}", out var own) || Values.TryGetValue($"{table}.{column}", out own)
            ? row == 0 ? own.First : own.Second
            : null;
}
