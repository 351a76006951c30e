using System.Runtime.CompilerServices;
using System.Text;

namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>One line; the first that a run writes is 1.</summary>
internal sealed record LogLine(int Number, string Text, bool IsError);

/// <summary>Reads a log's file as it grows, and the next one when it is put aside.</summary>
internal static class LogReader
{
    // as many as the dashboard keeps
    private const int MostLines = 10_000;
    private const int ChunkLength = 64 * 1024;

    /// <summary>The last lines there are, in batches; with <paramref name="follow"/> those to come, until it is cancelled.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(
        OutputLog log, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = log.Extent().NextLine - MostLines;
        var buffer = new byte[ChunkLength];
        while (true)
        {
            var (file, next) = log.OpenRead();
            await using var closing = file;
            var firstLine = next;
            for (var isCurrent = true; isCurrent;)
            {
                var extent = log.Extent();
                isCurrent = extent.FirstLine == firstLine;
                var end = isCurrent ? extent.Length : file.Length;
                while (await ReadAsync(file, end, buffer, cancellationToken) is { Length: > 0 } texts)
                {
                    var first = next;
                    next += texts.Length;
                    if (next > before)
                        yield return [.. texts.Select((text, index) => Line(log, first + index, text)).Where(line => line.Number > before)];
                }

                if (isCurrent && !follow)
                    yield break;
                if (isCurrent)
                    await extent.Changed.WaitAsync(cancellationToken);
            }
        }
    }

    private static LogLine Line(OutputLog log, int line, string text) => new(line + 1, text.TrimEnd('\r'), log.IsError(line));

    // what is written are whole lines, each shorter than a chunk
    private static async Task<string[]> ReadAsync(FileStream file, long end, byte[] buffer, CancellationToken cancellationToken)
    {
        var asked = (int)Math.Min(buffer.Length, end - file.Position);
        var count = await file.ReadAtLeastAsync(buffer.AsMemory(0, asked), asked, throwOnEndOfStream: false, cancellationToken);
        var whole = buffer.AsSpan(0, count).LastIndexOf((byte)'\n') + 1;
        file.Position -= count - whole;
        return whole is 0 ? [] : Encoding.UTF8.GetString(buffer, 0, whole - 1).Split('\n');
    }
}
