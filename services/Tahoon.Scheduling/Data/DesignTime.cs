using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Data;

/// <summary>Lets the EF tools make SQLite's migrations without a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteSchedulingDb>
{
    public SqliteSchedulingDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteSchedulingDb>();
        options.UseTahoonSqlite("Data Source=design-time.db");
        return new SqliteSchedulingDb(options.Options);
    }
}

/// <summary>Lets the EF tools make SQL Server's migrations without a database.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerSchedulingDb>
{
    public SqlServerSchedulingDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerSchedulingDb>();
        options.UseTahoonSqlServer("Server=design-time;Database=scheduling");
        return new SqlServerSchedulingDb(options.Options);
    }
}
