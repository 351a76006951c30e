using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tahoon.Migrations.Tests.Rows;

/// <summary>
/// Two rows for any table, made from what its model says: the first with null wherever that is allowed, the second with a value
/// everywhere. Row n refers to row n. What a rule of several columns wants is in <see cref="Particular"/>.
/// </summary>
internal static partial class Plausible
{
    public const int Rows = 2;

    /// <summary>One INSERT of both engines.</summary>
    public static string Insert(ITable table, string service, int row)
    {
        var columns = table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        return $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(", ", columns.Select(column => Value(column, service, row)))});";
    }

    private static string Value(IColumn column, string service, int row)
    {
        if (Particular.Value(service, column.Table.Name, column.Name, row) is { } particular)
            return particular;
        if (column.IsNullable && row == 0)
            return "NULL";

        var (table, name) = Root(column);
        var type = Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType;
        if (type == typeof(Guid) || (type == typeof(string) && IsGuid(column)))
            return $"'{Id(table, name, row)}'";
        if (type == typeof(DateTime))
            return $"'2026-06-0{row + 1} {(name.StartsWith("End", StringComparison.Ordinal) ? "09" : "08")}:00:00'";
        if (type == typeof(DateOnly))
            return $"'2026-06-0{row + 1}'";
        if (type == typeof(bool))
            return $"{row}";
        if (type == typeof(byte[]))
            return $"X'{Convert.ToHexString(SHA256.HashData([(byte)row]))}'";
        return type == typeof(string) ? $"'{Text(column, row)}'" : Number(column, row).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A foreign key's value is that of the row it names, wherever that comes from.</summary>
    private static (string Table, string Column) Root(IColumn column)
    {
        foreach (var key in column.Table.ForeignKeyConstraints)
            if (Enumerable.Range(0, key.Columns.Count).FirstOrDefault(place => key.Columns[place] == column, -1) is >= 0 and var at
                && key.PrincipalColumns[at] != column)
                return Root((IColumn)key.PrincipalColumns[at]);
        return (column.Table.Name, column.Name);
    }

    private static bool IsGuid(IColumn column) => column.PropertyMappings.Any(mapping => mapping.Property.ClrType == typeof(Guid));

    private static string Id(string table, string column, int row) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{table}.{column}.{row}")).AsSpan(0, 16)).ToString().ToUpperInvariant();

    private static string Text(IColumn column, int row)
    {
        foreach (var rule in RulesOf(column))
        {
            if (OneOf().Match(rule) is { Success: true } list)
                return list.Groups[1].Value.Split(',')[row].Trim(' ', '\'');
            if (Like().Match(rule) is { Success: true } like)
                return new string((char)('a' + row), like.Groups[1].Length);
        }

        var longest = column.PropertyMappings[0].Property.GetMaxLength() ?? 100;
        var text = $"{row} {column.Name} of {column.Table.Name}";
        return text[..Math.Min(text.Length, longest)];
    }

    private static long Number(IColumn column, int row)
    {
        foreach (var rule in RulesOf(column))
        {
            if (Between().Match(rule) is { Success: true } between)
                return Math.Min(Parsed(between.Groups[1]) + row, Parsed(between.Groups[2]));
            if (AtLeast().Match(rule) is { Success: true } least)
                return Parsed(least.Groups[1]) + row;
        }

        return row + 1;
    }

    private static List<string> RulesOf(IColumn column) => [.. column.Table.CheckConstraints
        .SelectMany(rule => rule.Sql.Split(" AND \"", StringSplitOptions.None).Select(part => part.Replace("\"", "", StringComparison.Ordinal)))
        .SelectMany(rule => new[] { rule.IndexOf($"{column.Name} ", StringComparison.Ordinal), rule.IndexOf($"{column.Name})", StringComparison.Ordinal) }
            .Where(at => at == 0 || (at > 0 && !char.IsLetter(rule[at - 1]))).Select(at => rule[(at + column.Name.Length)..]))];

    private static long Parsed(Group number) => long.Parse(number.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ IN \(([^)]*)\)")]
    private static partial Regex OneOf();

    [GeneratedRegex("^ LIKE '(_+)'")]
    private static partial Regex Like();

    [GeneratedRegex(@"^ BETWEEN (\d+) AND (\d+)")]
    private static partial Regex Between();

    [GeneratedRegex(@"^ >= (\d+)")]
    private static partial Regex AtLeast();
}
