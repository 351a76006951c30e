using Microsoft.EntityFrameworkCore;
using Tahoon.DevBroker.Storage;
using Tahoon.Identity.Data;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.CrashPoints.World;

/// <summary>The databases of services that are not here: as they are before anything has happened.</summary>
internal static class OtherDatabases
{
    public static async Task MakeAsync(string folder)
    {
        await using (var identity = new SqliteIdentityDb(Options<SqliteIdentityDb>(folder, "identity.db")))
            await identity.Database.MigrateAsync();
        await using (var notification = new SqliteNotificationDb(Options<SqliteNotificationDb>(folder, "notification.db")))
            await notification.Database.MigrateAsync();
        await BrokerFile.Open(At(folder)).DisposeAsync();
    }

    /// <summary>Nobody here receives notifications: what was sent to them are dead letters, and all else that waits is waiting.</summary>
    public static void KeepMessages(string folder, Broker broker)
    {
        using var file = BrokerFile.Open(At(folder));
        using var command = file.CreateCommand();
        command.CommandText = "DELETE FROM messages";
        command.ExecuteNonQuery();
        command.CommandText = """
            INSERT INTO messages (queue, dead, message_id, enqueued_at, deliveries, deferred, content)
            VALUES ($queue, $queue = 'notifications', $id, unixepoch() * 1000 - 1, 1, 0, '')
            """;
        foreach (var (queue, message) in broker.Waiting)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$queue", queue);
            command.Parameters.AddWithValue("$id", message.Id);
            command.ExecuteNonQuery();
        }
    }

    private static DbContextOptions<TContext> Options<TContext>(string folder, string file)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseTahoonSqlite($"Data Source={Path.Combine(folder, file)}");
        return options.Options;
    }

    private static string At(string folder) => Path.Combine(folder, "broker");
}
