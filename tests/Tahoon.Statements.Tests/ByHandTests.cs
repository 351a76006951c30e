using Tahoon.Testing;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

public sealed class ByHandTests
{
    [Fact]
    public async Task What_is_written_by_hand_is_as_it_was_reviewed()
    {
        await CompareAsync("ByHand.sqlserver.sql", ByHand.All, Engines.SqlServer);
        await CompareAsync("ByHand.sqlite.sql", ByHand.All.Where(statement => !statement.SqlServerAlone), Engines.Sqlite);
    }

    [Fact]
    public async Task It_is_t_sql()
    {
        foreach (var statement in ByHand.All)
            Assert.Empty(TSql.Complaints(await statement.HearAsync(Engines.SqlServer)));
    }

    [Theory]
    [InlineData("OutboxClaim")]
    [InlineData("WorkClaim of Meeting")]
    [InlineData("WorkClaim of Notice")]
    [InlineData("WorkClaim of Push")]
    public async Task A_claim_is_one_update_that_passes_over_what_others_are_taking(string name)
    {
        var claim = await ByHand.All.Single(statement => statement.Name == name).HearAsync(Engines.SqlServer);

        Assert.Matches(@"WITH \(UPDLOCK, READPAST, ROWLOCK\)[^;]*\bUPDATE\b[^;]*\bOUTPUT inserted\.", claim);
    }

    private static async Task CompareAsync(string file, IEnumerable<ByHand> statements, Func<string, Type> engine)
    {
        var heard = new List<string>();
        foreach (var statement in statements)
            heard.Add($"-- {statement.Name}\n{await statement.HearAsync(engine)}\nGO\n");
        var path = Repository.At("tests", "Tahoon.Statements.Tests", "Reviewed", file);
        var text = string.Join('\n', heard);
        if (StatementFiles.Recording)
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), text);
    }
}
