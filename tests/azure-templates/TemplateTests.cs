using System.Text.RegularExpressions;
using Tahoon.Azure.Tests.Rules;
using Tahoon.Azure.Tests.Templates;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Azure.Tests;

public sealed class TemplateTests
{
    public static TheoryData<string> Names => [.. Deployments.Names];

    [Fact]
    public void It_compiles_and_is_linted_without_a_word()
    {
        var compiled = Path.GetTempFileName();
        Tools.Bicep(Repository.At("infra"), "build", "main.bicep", "--outfile", compiled);
        Tools.Bicep(Repository.At("infra"), "lint", "main.bicep");
        File.Delete(compiled);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_deployed_is_the_application_of_AppHost_with_the_rights_it_needs_and_no_others(string name) =>
        Assert.Empty(Complaints.About(Deployments.Of(name), Deployments.Application.Value));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_taken_away_is_missed(string name)
    {
        var whole = Deployments.Of(name);

        var unmissed = Enumerable.Range(0, whole.Resources.Count).Where(index =>
        {
            var broken = whole.Copy();
            broken.Resources.RemoveAt(index);
            return Complaints.About(broken, Deployments.Application.Value).Count == 0;
        });

        Assert.True(whole.Resources.Count > 100, "There is next to nothing.");
        Assert.Empty(unmissed.Select(index => (string)whole.Resources[index]!["id"]!));
    }

    [Fact]
    public void Production_has_three_replicas_over_zones_and_its_data_in_two_regions()
    {
        var production = Deployments.Of("production");

        Assert.True(production.Has("zoneRedundant") && production.Has("messagingGeoLocation") && production.Has("sqlFailoverLocation"));
        Assert.All(production.Of("Microsoft.App/containerApps"), app =>
            Assert.True((int)app["properties"]!["template"]!["scale"]!["minReplicas"]! >= 3));
        Assert.False(Deployments.Of("test").Has("messagingPremium"));
    }

    [Fact]
    public void The_emulator_s_queues_are_told_what_the_broker_s_are()
    {
        var containers = File.ReadAllText(Repository.At("Tahoon.AppHost", "Infrastructure.Containers.cs"));

        Assert.Contains("foreach (var queue in Infrastructure.Queues)", containers, StringComparison.Ordinal);
        Assert.Contains("properties.LockDuration = Infrastructure.LockDuration;", containers, StringComparison.Ordinal);
        Assert.Contains("properties.MaxDeliveryCount = Infrastructure.MaxDeliveries;", containers, StringComparison.Ordinal);
        Assert.Contains("properties.DeadLetteringOnMessageExpiration = Infrastructure.DeadLettersExpired;", containers, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_s_user_changes_rows_and_the_migration_s_the_schema_too()
    {
        var users = File.ReadAllText(Repository.At("infra", "sql", "users.sql"));

        string[] RolesOf(string user) => [.. Regex
            .Matches(users, $@"^alter role (\w+) add member \[{user}\$\(service\)\];$", RegexOptions.Multiline)
            .Select(grant => grant.Groups[1].Value)];
        Assert.Equal(["db_datareader", "db_datawriter"], RolesOf("id-"));
        Assert.Equal(["db_ddladmin", "db_datareader", "db_datawriter"], RolesOf("id-migrate-"));
        Assert.Equal(2, users.Split("from external provider").Length - 1);
        Assert.DoesNotContain("db_owner", users, StringComparison.Ordinal);
    }
}
