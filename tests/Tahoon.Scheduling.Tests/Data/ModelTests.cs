using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public void No_change_of_the_model_lacks_its_migration_on_sqlite()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void No_change_of_the_model_lacks_its_migration_on_sql_server()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }
}
