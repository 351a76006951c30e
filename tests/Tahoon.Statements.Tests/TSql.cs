using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Tahoon.Statements.Tests;

/// <summary>T-SQL as Microsoft's own parser reads it.</summary>
internal static class TSql
{
    /// <summary>The batches of a script.</summary>
    public static IList<TSqlBatch> Batches(string text)
    {
        var (script, complaints) = Parse(text);
        Assert.Empty(complaints);
        return script.Batches;
    }

    /// <summary>What the parser finds wrong with a text.</summary>
    public static IReadOnlyList<string> Complaints(string text) => Parse(text).Complaints;

    /// <summary>A part of a script, as it was written.</summary>
    public static string TextOf(TSqlFragment fragment) => string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Select(token => token.Text));

    private static (TSqlScript Script, IReadOnlyList<string> Complaints) Parse(string text)
    {
        using var reader = new StringReader(text);
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return (script, [.. errors.Select(error => $"line {error.Line}: {error.Message}")]);
    }
}
