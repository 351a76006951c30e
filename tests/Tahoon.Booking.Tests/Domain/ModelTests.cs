using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Xunit;

namespace Tahoon.Booking.Tests.Domain;

public sealed class ModelTests
{
    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_sqlite()
    {
        using var context = new SqliteDesign().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_sql_server()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }
}
