using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

public sealed class SyntaxTests
{
    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public void Every_statement_is_one_statement_of_t_sql(string service)
    {
        var known = StatementFiles.Read(service);

        Assert.NotEmpty(known);
        Assert.All(known, statement => Assert.Empty(TSql.Complaints(statement.SqlServer)));
        Assert.Equal(known.Count, TSql.Batches(StatementFiles.TSql(service)).Count);
    }

    [Theory]
    [InlineData("SELECT [a].[Id] FORM [Allocations] AS [a]")]
    [InlineData("SELECT [a].[Id] FROM [Allocations] AS [a] LIMIT 1")]
    [InlineData("UPDATE [Outbox] SET [SentAt] = @p0 RETURNING 1")]
    public void What_is_no_t_sql_is_found(string text) => Assert.NotEmpty(TSql.Complaints(text));

    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public void A_statement_is_known_once_and_under_one_id(string service)
    {
        var known = StatementFiles.Read(service);

        Assert.Equal(known.Count, known.DistinctBy(statement => statement.Id).Count());
        Assert.Equal(known.Count, known.DistinctBy(statement => statement.Sqlite).Count());
        Assert.Equal(known, known.OrderBy(statement => statement.Order, StringComparer.Ordinal));
    }
}
