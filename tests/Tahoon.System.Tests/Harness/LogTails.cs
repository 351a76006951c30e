using System.Text;

namespace Tahoon.SystemTests.Harness;

/// <summary>The ends of all logs, for a failure's message.</summary>
internal static class LogTails
{
    private const int Lines = 15;

    public static string Of(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "logs");
        if (!Directory.Exists(folder))
            return "";

        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*.log").Order())
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length > 0)
                text.AppendLine($"--- {Path.GetFileName(file)}").AppendJoin('\n', lines.TakeLast(Lines)).AppendLine();
        }

        return text.ToString();
    }
}
