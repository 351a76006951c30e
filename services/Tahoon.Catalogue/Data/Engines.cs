using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Catalogue.Data;

/// <summary>The model with SQLite's migrations.</summary>
internal sealed class SqliteCatalogueDb(DbContextOptions<SqliteCatalogueDb> options) : CatalogueDb(options);

/// <summary>The model with SQL Server's migrations.</summary>
internal sealed class SqlServerCatalogueDb(DbContextOptions<SqlServerCatalogueDb> options) : CatalogueDb(options);

/// <summary>Lets the migration tool make a context without a running service.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteCatalogueDb>
{
    public SqliteCatalogueDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteCatalogueDb>();
        options.UseTahoonSqlite("Data Source=design.db");
        return new SqliteCatalogueDb(options.Options);
    }
}

/// <summary>Lets the migration tool make a context without a running service.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerCatalogueDb>
{
    public SqlServerCatalogueDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerCatalogueDb>();
        options.UseTahoonSqlServer("Server=design;Database=design");
        return new SqlServerCatalogueDb(options.Options);
    }
}
