using Microsoft.Data.SqlClient;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Data;

/// <summary>What suites make of a server that they are told to run on.</summary>
public sealed class TestServersTests
{
    [Theory]
    [InlineData("Server=sql.local,1433;User ID=sa;Password=\"a;b\";TrustServerCertificate=True")]
    [InlineData("Data Source=sql.local;Initial Catalog=theirs;Integrated Security=True")]
    public void Each_fixture_has_a_database_of_its_own(string server)
    {
        var one = new SqlConnectionStringBuilder(TestServers.NewDatabase(server, "booking-db"));
        var other = new SqlConnectionStringBuilder(TestServers.NewDatabase(server, "booking-db"));

        Assert.StartsWith("tahoon-test-booking-db-", one.InitialCatalog, StringComparison.Ordinal);
        Assert.NotEqual(one.InitialCatalog, other.InitialCatalog);
        Assert.Equal(new SqlConnectionStringBuilder(server).DataSource, one.DataSource);
        Assert.Equal(new SqlConnectionStringBuilder(server).Password, one.Password);
        Assert.False(AddDatabaseExtensions.IsSqlite(one.ConnectionString));
    }
}
