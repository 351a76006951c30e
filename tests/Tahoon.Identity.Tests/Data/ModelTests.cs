using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Identity.Tests.Data;

public sealed class ModelTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static readonly string Demo = DemoClinics.DemoClinic.ToString().ToUpperInvariant();
    private static readonly string Application = IdentityService.DemoApplication.ToString().ToUpperInvariant();

    [Fact]
    public void The_migrations_of_both_engines_have_all_of_the_model()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTime().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    public static TheoryData<string, string> BrokenRules => new()
    {
        { "a third key", Key("A1", slot: 3) },
        { "two keys in one slot", Key("A2", slot: 1) },
        { "a hash that is none", Key("A3", slot: 2).Replace(", zeroblob(32)", ", x'00'", StringComparison.Ordinal) },
        { "a key of nobody", Key("A4", slot: 2).Replace(Application, Guid.Empty.ToString(), StringComparison.Ordinal) },
        { "a user of no organisation", User("B1", organisation: Guid.Empty.ToString()) },
        { "a language nobody speaks here", User("B2", language: "fr") },
        { "a user without a name", User("B3", name: "") },
        { "a name without an end", User("B4", name: new string('x', 121)) },
        { "a version before the first", User("B5", version: 0) },
        { "two users of one address", User("B6", email: "same@example.org") + ";" + User("B7", email: "same@example.org") },
        { "two users of one reference", User("B8", reference: "'7'") + ";" + User("B9", reference: "'7'") },
        { "an organisation without a name", "INSERT INTO Organisations (Id, CreatedAt, DefaultLanguage, Name) VALUES ('C1', '2026-06-01', 'en', '')" },
        { "a signature without a secret", $"UPDATE Applications SET RequireSignature = 1 WHERE Id = '{Application}'" },
        { "more secrets than slots", $"UPDATE Applications SET ValidSecrets = 3 WHERE Id = '{Application}'" },
        { "the last secret of who must sign", "UPDATE Applications SET ValidSecrets = 0 WHERE RequireSignature = 1" },
        { "a third secret", Secret("D1", slot: 3) },
        { "two secrets in one slot", Secret("D2", slot: 2) + ";" + Secret("D3", slot: 2) },
        { "a secret of nobody", Secret("D4", slot: 2).Replace(Application, Guid.Empty.ToString(), StringComparison.Ordinal) },
        { "an operator without a name", Operator("E1", name: "") },
        { "two operators of one name", Operator("E2", name: "sam") + ";" + Operator("E3", name: "sam", hash: "randomblob(32)") },
        { "two operators of one key", Operator("E4", name: "kim") + ";" + Operator("E5", name: "lee") },
        { "an operator without a key", Operator("E6", name: "ann", hash: "x''") },
        { "a key that signs before it is made", "INSERT INTO SigningKeys (Generation, KeyId, ProtectedPrivateKey, CreatedAt, SignsFrom) "
            + "VALUES (7, 'k', 'p', '2026-06-02 00:00:00', '2026-06-01 00:00:00')" },
        { "generation nought", "INSERT INTO SigningKeys (Generation, KeyId, ProtectedPrivateKey, CreatedAt, SignsFrom) "
            + "VALUES (0, 'k', 'p', '2026-06-01 00:00:00', '2026-06-01 00:00:00')" },
    };

    [Theory]
    [MemberData(nameof(BrokenRules), DisableDiscoveryEnumeration = true)]
    public async Task Plain_sql_can_not_break_a_rule(string rule, string sql)
    {
        TestServers.SqliteAlone("the statements are in its words");
        await using var context = await identity.Services.GetRequiredService<IDbContextFactory<IdentityDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<SqliteException>(
            () => context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

        Assert.True(refused.SqliteErrorCode == 19, $"{rule}: {refused.Message}");
    }

    [Fact]
    public async Task The_rows_that_break_rules_are_good_but_for_what_breaks_them()
    {
        TestServers.SqliteAlone("the statements are in its words");
        await using var context = await identity.Services.GetRequiredService<IDbContextFactory<IdentityDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);

        var sql = string.Join(';', Key("A9", slot: 2), User("B0"), User("BA"), Secret("D9", slot: 2), Operator("E9", name: "sam"));
        var inserted = await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);

        Assert.Equal(5, inserted);
    }

    private static string Key(string id, int slot) =>
        $"INSERT INTO AccessKeys (Id, ApplicationId, Slot, CreatedAt, Hash) VALUES ('{id}', '{Application}', {slot}, '2026-06-01 00:00:00', zeroblob(32))";

    private static string Secret(string id, int slot) =>
        $"INSERT INTO SigningSecrets (Id, ApplicationId, Slot, ProtectedText, CreatedAt) VALUES ('{id}', '{Application}', {slot}, 'x', '2026-06-01 00:00:00')";

    private static string Operator(string id, string name, string hash = "zeroblob(32)") =>
        $"INSERT INTO Operators (Id, Name, KeyHash, CreatedAt) VALUES ('{id}', '{name}', {hash}, '2026-06-01 00:00:00')";

    private static string User(
        string id, string? organisation = null, string language = "en", string name = "Somebody", int version = 1,
        string? email = null, string reference = "NULL") =>
        "INSERT INTO Users (Id, OrganisationId, Name, Email, NormalisedEmail, TimeZone, Language, ExternalReference, Version, CreatedAt, ChangedAt) "
        + $"VALUES ('{id}', '{organisation ?? Demo}', '{name}', 'a@b.c', '{email ?? id + "@example.org"}', 'UTC', '{language}', "
        + $"{reference}, {version}, '2026-06-01 00:00:00', '2026-06-01 00:00:00')";
}
