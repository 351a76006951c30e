using Microsoft.Extensions.Configuration;
using Tahoon.AppHost.Embedded;
using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.AppHost.Embedded.Options;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Tests.Running;

/// <summary>What services are told where <c>--sql</c> and <c>--redis</c> name servers.</summary>
public sealed class ServersTests
{
    [Theory]
    [InlineData("Server=tcp:sql.local,1433;User ID=sa;Password=\"a;b\";TrustServerCertificate=True")]
    [InlineData("Data Source=sql.local;Initial Catalog=another;Integrated Security=True")]
    [InlineData("Server=sql.local;Database=another;Integrated Security=True")]
    public void Each_service_has_a_database_of_its_own_on_the_server(string server)
    {
        var told = Told("--sql", server);

        var booking = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = told["ConnectionStrings__booking-db"] };
        Assert.Equal("tahoon-booking", booking["Database"]);
        Assert.False(booking.ContainsKey("Initial Catalog"));
        Assert.Contains("sql.local", told["ConnectionStrings__booking-db"], StringComparison.Ordinal);
        Assert.Contains("tahoon-identity", told["ConnectionStrings__identity-db"], StringComparison.Ordinal);
        Assert.False(MigrationsLock.IsSqlite(told["ConnectionStrings__booking-db"]));
    }

    [Fact]
    public void A_password_with_signs_in_it_is_handed_on_as_it_was_given()
    {
        var told = Told("--sql", "Server=sql.local;User ID=sa;Password=\"a;b=c\"");

        var booking = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = told["ConnectionStrings__booking-db"] };
        Assert.Equal("a;b=c", booking["Password"]);
    }

    [Fact]
    public void A_given_Redis_is_the_cache_as_it_was_written() => Assert.Equal(
        "redis.local:6380,password=p,ssl=true", Told("--redis", "redis.local:6380,password=p,ssl=true")["ConnectionStrings__cache"]);

    [Fact]
    public void Without_them_services_have_files_and_a_cache_on_the_loopback()
    {
        var told = Told("--data", "/somewhere");

        Assert.Equal("Data Source=/somewhere/booking.db", told["ConnectionStrings__booking-db"]);
        Assert.True(MigrationsLock.IsSqlite(told["ConnectionStrings__booking-db"]));
        Assert.StartsWith("127.0.0.1:", told["ConnectionStrings__cache"], StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Told(params string[] line)
    {
        var (options, complaint) = CommandLine.Read(line);
        Assert.Null(complaint);
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(options);
        var builder = new DistributedApplicationBuilder(configuration, "/repository/Tahoon.AppHost");
        var infrastructure = builder.AddInfrastructure();

        var service = builder.AddProject<Projects.Tahoon_Booking>("a-service", launchProfileName: null)
            .WithReference(infrastructure.AddDatabase("booking-db"))
            .WithReference(infrastructure.AddDatabase("identity-db"))
            .WithReference(infrastructure.Cache);
        var wiring = new Wiring(new Dictionary<string, string>(), []);
        return service.Resource.Definition.Environment.SelectMany(entry => entry(wiring)).ToDictionary(entry => entry.Key, entry => entry.Value);
    }
}
