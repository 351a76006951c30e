using System.Data.Common;
using Xunit.v3;

namespace Tahoon.Testing;

/// <summary>
/// Servers that the suites are told to run on: <c>TAHOON_TEST_SQLSERVER</c> and <c>TAHOON_TEST_REDIS</c> are their connection
/// strings. Without them services have SQLite files, and a Redis is Garnet in this process.
/// </summary>
public static class TestServers
{
    /// <summary>The SQL Server, or null.</summary>
    public static string? SqlServer { get; } = Named("TAHOON_TEST_SQLSERVER");

    /// <summary>The Redis, or null.</summary>
    public static string? Redis { get; } = Named("TAHOON_TEST_REDIS");

    /// <summary>A database of its own on a server, which whoever connects to it first makes.</summary>
    /// <param name="server">The server's connection string; a database that it names is left alone.</param>
    /// <param name="service">Whose it is, such as <c>identity-db</c>.</param>
    public static string NewDatabase(string server, string service)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = server };
        connection.Remove("Initial Catalog");
        connection["Database"] = $"tahoon-test-{service}-{Guid.NewGuid():N}";
        return connection.ConnectionString;
    }

    /// <summary>Skips the running test where services are not on SQLite.</summary>
    /// <param name="why">What of the test is SQLite's alone.</param>
    public static void SqliteAlone(string why)
    {
        if (SqlServer is not null)
            throw new NotSupportedException($"{DynamicSkipToken.Value}SQLite alone: {why}");
    }

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
