using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

/// <summary>Each service's contexts, found by their names.</summary>
internal static class Engines
{
    public static TheoryData<string> Services => [.. StatementFiles.Services];

    public static Type Sqlite(string service) => Of("Sqlite", service);

    public static Type SqlServer(string service) => Of("SqlServer", service);

    /// <summary>SQL Server's model, with no server behind it.</summary>
    public static DbContext OfSqlServer(string service) => Twins.Of(SqlServer(service), new Recorder());

    /// <summary>SQLite over a file of that name.</summary>
    public static DbContext OfSqlite(string service, string file)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(Sqlite(service)))!;
        options.UseTahoonSqlite($"Data Source={file}");
        return (DbContext)Activator.CreateInstance(Sqlite(service), options.Options)!;
    }

    private static Type Of(string engine, string service) =>
        Assembly.Load($"Tahoon.{service}").GetType($"Tahoon.{service}.Data.{engine}{service}Db", throwOnError: true)!;
}
