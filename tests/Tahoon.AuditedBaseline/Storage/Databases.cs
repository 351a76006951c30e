using System.Data.Common;

namespace Tahoon.AuditedBaseline.Storage;

/// <summary>The two databases of the audited API and the procedures of its booking path, in plain synchronous calls.</summary>
internal sealed class Databases(string folder)
{
    public const int CellMinutes = 5;

    private readonly string _users = Path.Combine(folder, "users.db"), _scheduling = Path.Combine(folder, "scheduling.db");

    // SQLite has one writer a file; waiting for it in the process is kinder to this path than the engine's own sleeping
    private readonly Lock _usersWriter = new(), _schedulingWriter = new();

    public void Create()
    {
        TunedStorage.Make(_users, """
            CREATE TABLE IF NOT EXISTS Users (UserId TEXT PRIMARY KEY, Name TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS Orders (OrderId TEXT PRIMARY KEY, SlotId TEXT NOT NULL, UserId TEXT NOT NULL, Start TEXT NOT NULL,
              End TEXT NOT NULL, PriceMinor INTEGER NOT NULL, Status TEXT NOT NULL, MeetingId TEXT NULL);
            CREATE INDEX IF NOT EXISTS IX_Orders_User ON Orders (UserId, Start);
            """);
        TunedStorage.Make(_scheduling, """
            CREATE TABLE IF NOT EXISTS Slots (SlotId TEXT PRIMARY KEY, ProviderId TEXT NOT NULL, UserId TEXT NOT NULL, Start TEXT NOT NULL, End TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS IX_Slots_Provider ON Slots (ProviderId, Start);
            CREATE TABLE IF NOT EXISTS Cells (ProviderId TEXT NOT NULL, Cell INTEGER NOT NULL, SlotId TEXT NOT NULL, PRIMARY KEY (ProviderId, Cell)) WITHOUT ROWID;
            """);
    }

    /// <summary>A user who is not there counts as there: the lookup is what is measured, and the two systems need no common users.</summary>
    public UserXml ValidateUser(UserXml asked)
    {
        using var opened = TunedStorage.Open(_users);
        using var command = Command(opened.Connection, "SELECT Name FROM Users WHERE UserId = @1", asked.UserId.ToString());
        return new UserXml { UserId = asked.UserId, Name = command.ExecuteScalar() as string ?? "Noor" };
    }

    public SlotXml ValidateSlot(SlotXml asked)
    {
        using var opened = TunedStorage.Open(_scheduling);
        using var command = Command(
            opened.Connection, "SELECT COUNT(*) FROM Slots WHERE ProviderId = @1 AND Start < @2 AND End > @3",
            asked.ProviderId.ToString(), Text(asked.End), Text(asked.Start));
        asked.Free = command.ExecuteScalar() is 0L;
        return asked;
    }

    public SlotXml SaveSchedule(SlotXml asked)
    {
        asked.SlotId = Guid.CreateVersion7();
        Write(_scheduling, _schedulingWriter, connection =>
        {
            Run(connection, "INSERT INTO Slots VALUES (@1, @2, @3, @4, @5)",
                asked.SlotId.ToString(), asked.ProviderId.ToString(), asked.UserId.ToString(), Text(asked.Start), Text(asked.End));
            for (var at = asked.Start; at < asked.End; at = at.AddMinutes(CellMinutes))
                Run(connection, "INSERT INTO Cells VALUES (@1, @2, @3)",
                    asked.ProviderId.ToString(), at.Ticks / TimeSpan.FromMinutes(CellMinutes).Ticks, asked.SlotId.ToString());
        });
        return asked;
    }

    public OrderXml SaveOrder(OrderXml asked)
    {
        asked.OrderId = Guid.CreateVersion7();
        Write(_users, _usersWriter, connection => Run(
            connection, "INSERT INTO Orders VALUES (@1, @2, @3, @4, @5, @6, 'Pending', NULL)", asked.OrderId.ToString(),
            asked.SlotId.ToString(), asked.UserId.ToString(), Text(asked.Start), Text(asked.End), asked.PriceMinor));
        return asked;
    }

    public StatusXml SetStatus(StatusXml asked)
    {
        Write(_users, _usersWriter, connection => Run(
            connection, "UPDATE Orders SET Status = @1, MeetingId = @2 WHERE OrderId = @3", asked.Status!, asked.MeetingId!, asked.OrderId.ToString()));
        return asked;
    }

    private static void Write(string file, Lock writer, Action<DbConnection> work)
    {
        using var opened = TunedStorage.Open(file);
        lock (writer)
        {
            Run(opened.Connection, "BEGIN IMMEDIATE");
            work(opened.Connection);
            Run(opened.Connection, "COMMIT");
        }
    }

    private static void Run(DbConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (place, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{place + 1}", value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
