using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Data;

/// <summary>For <c>dotnet ef</c>, which compares models and reaches no database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteIdentityDb>
{
    public SqliteIdentityDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteIdentityDb>();
        options.UseTahoonSqlite("Data Source=design-time.db");
        return new SqliteIdentityDb(options.Options);
    }
}

/// <summary>For <c>dotnet ef</c>, which compares models and reaches no database.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerIdentityDb>
{
    public SqlServerIdentityDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerIdentityDb>();
        options.UseTahoonSqlServer("Server=design-time;Database=identity");
        return new SqlServerIdentityDb(options.Options);
    }
}
