using System.Text;

namespace Tahoon.Invariants;

/// <summary>One line for each invariant, then the ids of what offends it.</summary>
internal static class Report
{
    private const int MostIds = 20;

    public static string Of(IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts)
        {
            var word = !verdict.Checked ? "skipped" : verdict.Holds ? "holds" : "BROKEN";
            text.Append(word.PadRight(8)).Append(verdict.Offenders.Count.ToString().PadLeft(6)).Append("  ").AppendLine(verdict.Name);
            foreach (var id in verdict.Offenders.Take(MostIds))
                text.Append(' ', 16).AppendLine(id);
            if (verdict.Offenders.Count > MostIds)
                text.Append(' ', 16).AppendLine("…");
        }

        return text.ToString();
    }
}
