using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tahoon.Testing.Statements;

/// <summary>A statement that a service issues, as each engine is told it.</summary>
/// <param name="Sqlite">The text for SQLite.</param>
/// <param name="SqlServer">The same for SQL Server.</param>
/// <param name="Sites">The types that ask for it.</param>
public sealed partial record KnownStatement(string Sqlite, string SqlServer, IReadOnlySet<string> Sites)
{
    /// <summary>Tells it apart, in the files of both engines.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sqlite)))[..8];

    /// <summary>By table, then by what is done to it.</summary>
    public string Order { get; } = $"{Table().Match(Sqlite).Groups[1].Value} {Sqlite}";

    [GeneratedRegex(@"\b(?:FROM|INTO|UPDATE) ""(\w+)""")]
    private static partial Regex Table();
}
