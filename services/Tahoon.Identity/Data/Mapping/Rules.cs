using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tahoon.Identity.Data;

/// <summary>Rules that both engines hold, in the words of each.</summary>
internal static class Rules
{
    /// <summary>A text has so many characters; SQLite does not hold a column's length.</summary>
    public static void HasLength<T>(this TableBuilder<T> table, bool sqlite, string column, int least, int most)
        where T : class => table.HasCheckConstraint(
            $"CK_{table.Name}_{column}", $"{(sqlite ? "length" : "LEN")}(\"{column}\") BETWEEN {least} AND {most}");

    /// <summary>A text is one of a closed list.</summary>
    public static void HasOneOf<T>(this TableBuilder<T> table, string column, IEnumerable<string> values)
        where T : class => table.HasCheckConstraint(
            $"CK_{table.Name}_{column}", $"\"{column}\" IN ({string.Join(", ", values.Select(value => $"'{value}'"))})");

    /// <summary>Compared byte by byte, as SQLite compares anyway.</summary>
    public static PropertyBuilder<string> IsBinary(this PropertyBuilder<string> text, bool sqlite) =>
        sqlite ? text : text.UseCollation("Latin1_General_100_BIN2_UTF8");

    /// <inheritdoc cref="IsBinary(PropertyBuilder{string}, bool)"/>
    public static PropertyBuilder<string?> IsBinaryWhereGiven(this PropertyBuilder<string?> text, bool sqlite) =>
        sqlite ? text : text.UseCollation("Latin1_General_100_BIN2_UTF8");
}
