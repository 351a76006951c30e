using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Booking.Data;

/// <summary>The model with SQLite's migrations.</summary>
internal sealed class SqliteBookingDb(DbContextOptions<SqliteBookingDb> options) : BookingDb(options);

/// <summary>The model with SQL Server's migrations.</summary>
internal sealed class SqlServerBookingDb(DbContextOptions<SqlServerBookingDb> options) : BookingDb(options);

/// <summary>Lets the migration tool make a context without a running service.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBookingDb>
{
    public SqliteBookingDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteBookingDb>();
        options.UseTahoonSqlite("Data Source=design.db");
        return new SqliteBookingDb(options.Options);
    }
}

/// <summary>Lets the migration tool make a context without a running service.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerBookingDb>
{
    public SqlServerBookingDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerBookingDb>();
        options.UseTahoonSqlServer("Server=design;Database=design");
        return new SqlServerBookingDb(options.Options);
    }
}
