using System.Text.RegularExpressions;
using Xunit;

namespace Tahoon.Architecture.Tests;

/// <summary>The ways to rows that go past their owners: each is listed here with its reason, or fails.</summary>
public sealed partial class DatabaseAccessTests
{
    private static readonly Dictionary<string, string> MakesContexts = new()
    {
        ["Tahoon.ServiceDefaults/Data/AddDatabaseExtensions.cs"] = "registers them",
        ["Tahoon.ServiceDefaults/Aspire/SqlServerRegistration.cs"] = "registers them",
        ["Tahoon.ServiceDefaults/Data/Database.cs"] = "sets the reach of each",
        ["Tahoon.ServiceDefaults/Data/Replicas/ReadReplica.cs"] = "has the database set the reach of each",
        ["Tahoon.ServiceDefaults/Data/Replicas/ReadReplicaExtensions.cs"] = "registers them",
        ["Tahoon.ServiceDefaults/Data/DatabaseHealth.cs"] = "asks whether the database answers",
        ["Tahoon.ServiceDefaults/Data/MigrateVerb.cs"] = "migrates",
        ["Tahoon.ServiceDefaults/Data/KeyRing.cs"] = "reads the key ring, which is nobody's, with reach of nothing",
    };

    private static readonly Dictionary<string, string> WritesSql = new()
    {
        ["Tahoon.ServiceDefaults/Data/DatabaseClock.cs"] = "asks what time it is",
        ["Tahoon.ServiceDefaults/Data/DatabaseHealth.cs"] = "selects 1",
        ["Tahoon.ServiceDefaults/Data/Migrating/MigrationTurn.cs"] = "drops a lock that nobody holds",
        ["Tahoon.ServiceDefaults/Data/Migrating/SnapshotIsolation.cs"] = "names the database",
        ["services/Tahoon.Messaging/Outbox/OutboxClaim.cs"] = "takes rows that are nobody's, for the relay",
        ["services/Tahoon.Messaging/Work/WorkClaim.cs"] = "takes rows for the worker, which is nobody's and reaches all",
        ["services/Tahoon.Scheduling/Allocations/ReserveAtOnce.cs"] =
            "compares the provider's organisation with the asker's in the statement that inserts",
        ["services/Tahoon.Scheduling/Allocations/CellRows.cs"] =
            "inserts the cells of an allocation that the same transaction has just saved, and so had checked",
    };

    [Fact]
    public void Contexts_are_got_from_a_database_alone() => Assert.Equal(
        MakesContexts.Keys.Order(StringComparer.Ordinal), FilesWith(Factory()));

    [Fact]
    public void Sql_is_written_where_it_touches_nothing_that_is_not_checked() => Assert.Equal(
        WritesSql.Keys.Order(StringComparer.Ordinal), FilesWith(Sql()));

    [Fact]
    public void No_query_leaves_its_filters_out() => Assert.Empty(SourceTree.Sources.SelectMany(file => file.Matches(Unfiltered())));

    [Fact]
    public void Rows_are_changed_after_they_were_read_and_never_attached() =>
        Assert.Empty(SourceTree.Sources.SelectMany(file => file.Matches(Attaching())));

    [Fact]
    public void No_statement_gives_rows_to_another_owner() =>
        Assert.Empty(SourceTree.Sources.SelectMany(file => file.Matches(ChangingHands())));

    private static IEnumerable<string> FilesWith(Regex pattern) => SourceTree.Sources
        .Where(file => file.Matches(pattern).Any()).Select(file => file.Path).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bIDbContextFactory<")]
    private static partial Regex Factory();

    [GeneratedRegex(@"\.(SqlQuery|SqlQueryRaw|FromSql\w*|ExecuteSql\w*|CreateDbCommand|GetDbConnection)\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bIgnoreQueryFilters\b")]
    private static partial Regex Unfiltered();

    [GeneratedRegex(@"\b(db|database|context)(\.\w+)?\.(Attach|AttachRange|Update|UpdateRange)\(")]
    private static partial Regex Attaching();

    [GeneratedRegex(@"\.SetProperty\(\s*\w+\s*=>\s*\w+\.(OrganisationId|UserId|ProviderId)\b")]
    private static partial Regex ChangingHands();
}
