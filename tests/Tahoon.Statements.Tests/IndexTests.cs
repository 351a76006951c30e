using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tahoon.Statements.Tests;

/// <summary>What finds rows, and keeps them unique, is the same in both engines.</summary>
public sealed class IndexTests
{
    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public void Each_index_and_key_has_its_counterpart(string service)
    {
        using var sqlite = Engines.OfSqlite(service, "unused.db");
        using var sqlServer = Engines.OfSqlServer(service);

        var found = Ways(sqlite);

        Assert.NotEmpty(found);
        Assert.Equal(found, Ways(sqlServer));
    }

    internal static IReadOnlyList<string> Ways(DbContext context) =>
    [
        .. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
            .SelectMany(table => table.Indexes.Select(Way).Concat(table.UniqueConstraints.Select(Way)))
            .Order(StringComparer.Ordinal),
    ];

    private static string Way(ITableIndex index)
    {
        var columns = index.Columns.Select(
            (column, place) => index.IsDescending is { } descending && (descending.Count == 0 || descending[place]) ? $"{column.Name} down" : column.Name);
        return $"{index.Table.Name}.{index.Name} ({string.Join(", ", columns)}){(index.IsUnique ? " unique" : "")} {Plain(index.Filter)}".TrimEnd();
    }

    private static string Way(IUniqueConstraint key) =>
        $"{key.Table.Name}.{key.Name} ({string.Join(", ", key.Columns.Select(column => column.Name))}) {(key.GetIsPrimaryKey() ? "primary" : "unique")}";

    private static string? Plain(string? filter) => filter?.Replace("[", "", StringComparison.Ordinal)
        .Replace("]", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}
