using Microsoft.Data.Sqlite;

namespace Tahoon.Invariants;

/// <summary>What the partner simulators wrote down, as tables: each room as it is now, each push that was accepted.</summary>
internal static class PartnerRecords
{
    private const string Rooms = """
        CREATE TEMP TABLE Rooms (RoomId TEXT PRIMARY KEY, BookingName TEXT, Disabled INTEGER NOT NULL)
        """;

    private const string Room = """
        INSERT OR REPLACE INTO temp.Rooms VALUES ($line ->> 'roomId', $line ->> 'customRoomId', $line ->> 'disabled')
        """;

    private const string Acceptances = """
        CREATE TEMP TABLE Acceptances (NotificationId TEXT, Token TEXT, Event TEXT, BookingName TEXT, RoomId TEXT)
        """;

    private const string Acceptance = """
        INSERT INTO temp.Acceptances VALUES (UPPER($line ->> '$.data.notificationId'), $line ->> 'token',
            $line ->> '$.data.event', $line ->> '$.data.bookingId', $line ->> '$.data.meetingId')
        """;

    /// <summary>True where there are records.</summary>
    public static bool Load(SqliteConnection connection, string folder)
    {
        connection.Execute(Rooms);
        connection.Execute(Acceptances);
        foreach (var line in Lines(Path.Combine(folder, "rooms.jsonl")))
            connection.Execute(Room, ("$line", line));
        foreach (var line in Lines(Path.Combine(folder, "pushes.jsonl")))
            connection.Execute(Acceptance, ("$line", line));
        return Directory.Exists(folder);
    }

    /// <summary>Whole lines only: the last one may be being written, or was torn by a kill.</summary>
    private static string[] Lines(string file)
    {
        if (!File.Exists(file))
            return [];

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
