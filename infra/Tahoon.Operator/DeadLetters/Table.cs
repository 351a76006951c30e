namespace Tahoon.Operator.DeadLetters;

/// <summary>Columns as wide as what is in them.</summary>
internal sealed class Table(params string[] heads)
{
    private const int Longest = 240;

    private readonly List<string[]> _rows = [heads];

    public void Add(params string?[] cells) => _rows.Add([.. cells.Select(cell => Plain(cell ?? ""))]);

    public void Write(TextWriter output)
    {
        if (_rows.Count == 1)
        {
            output.WriteLine("There are no dead letters.");
            return;
        }

        var widths = heads.Select((_, column) => _rows.Max(row => row[column].Length)).ToList();
        foreach (var row in _rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>What came by a queue may be poison for a terminal too.</summary>
    public static string Plain(string text)
    {
        var plain = new string([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]);
        return plain.Length > Longest ? $"{plain[..Longest]}…" : plain;
    }
}
