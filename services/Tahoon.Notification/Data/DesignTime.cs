using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Notification.Data;

/// <summary>What <c>dotnet ef</c> makes contexts by; nothing is connected to.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteNotificationDb>, IDesignTimeDbContextFactory<SqlServerNotificationDb>
{
    SqliteNotificationDb IDesignTimeDbContextFactory<SqliteNotificationDb>.CreateDbContext(string[] args) =>
        new(Options<SqliteNotificationDb>(options => options.UseTahoonSqlite("Data Source=design-time.db")));

    SqlServerNotificationDb IDesignTimeDbContextFactory<SqlServerNotificationDb>.CreateDbContext(string[] args) =>
        new(Options<SqlServerNotificationDb>(options => options.UseTahoonSqlServer("Server=design-time;Database=notification")));

    private static DbContextOptions<TContext> Options<TContext>(Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        configure(builder);
        return builder.Options;
    }
}
