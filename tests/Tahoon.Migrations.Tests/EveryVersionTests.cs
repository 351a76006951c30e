using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tahoon.Migrations.Tests.Histories;
using Tahoon.Migrations.Tests.Rows;
using Tahoon.ServiceDefaults.Data.Migrating;
using Xunit;

namespace Tahoon.Migrations.Tests;

public sealed class EveryVersionTests
{
    public static TheoryData<string, string> Versions { get; } = new(
        Services.OnSqlite.SelectMany(history => history.Versions.Select(version => (history.Service, version))));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task From_every_version_all_rows_come_to_the_newest(string service, string version)
    {
        var history = Services.OnSqliteOf(service);
        using var old = await OldDatabase.AtAsync(history, version, Cancellation);
        var before = Contents.Of(old.ConnectionString);

        await MigrateAsync(old);

        var after = Contents.Of(old.ConnectionString);
        Assert.All(before.Tables, table => Assert.Equal(Plausible.Rows, table.Value.Count));
        Assert.Equal([], Moves.Lost(service, version, before, after));
        Assert.Equal([], Contents.Broken(old.ConnectionString));
        await EveryRowIsReadAsync(old, after);
        await MigrateAsync(old);
        Assert.Equal(after.Lines(), Contents.Of(old.ConnectionString).Lines());
    }

    private static async Task MigrateAsync(OldDatabase old)
    {
        await using (var context = old.Open())
            await context.MigrateInTurnAsync(Cancellation);
        old.Forget();
    }

    private static async Task EveryRowIsReadAsync(OldDatabase old, Contents contents)
    {
        await using var context = old.Open();
        foreach (var entity in context.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            var read = (Task<int>)typeof(EveryVersionTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType).Invoke(null, [context, entity.Name])!;
            Assert.Equal(contents.Tables[entity.GetTableName()!].Count, await read);
        }
    }

    private static async Task<int> ReadAsync<TRow>(DbContext context, string name)
        where TRow : class
    {
        var rows = context.Model.FindEntityType(name)!.HasSharedClrType ? context.Set<TRow>(name) : context.Set<TRow>();
        return (await rows.IgnoreQueryFilters().AsNoTracking().ToListAsync(Cancellation)).Count;
    }
}
