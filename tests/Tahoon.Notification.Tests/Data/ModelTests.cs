using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.Notification.Data;
using Xunit;

namespace Tahoon.Notification.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_SQLite()
    {
        IDesignTimeDbContextFactory<SqliteNotificationDb> contexts = new DesignTime();
        AssertMigrated(contexts.CreateDbContext([]));
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_SQL_Server()
    {
        IDesignTimeDbContextFactory<SqlServerNotificationDb> contexts = new DesignTime();
        AssertMigrated(contexts.CreateDbContext([]));
    }

    private static void AssertMigrated(NotificationDb context)
    {
        using (context)
        {
            Assert.NotEmpty(context.Database.GetMigrations());
            Assert.False(context.Database.HasPendingModelChanges());
        }
    }
}
