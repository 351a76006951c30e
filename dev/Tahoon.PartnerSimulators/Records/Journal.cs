using System.Text.Json;

namespace Tahoon.PartnerSimulators.Records;

/// <summary>
/// Lines of JSON appended to a file, or nothing at all where there is no folder. Each line is with the operating system
/// before <see cref="Append"/> returns, so a killed process loses none. Not thread-safe: its owner holds a lock.
/// </summary>
internal sealed class Journal<T> : IDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly FileStream? _file;

    public Journal(string? folder, string name)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        _file = new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite,
            FileShare.Read, bufferSize: 0);
    }

    /// <summary>What was appended before. A line torn by a kill was never answered for and is left out.</summary>
    public IEnumerable<T> Read()
    {
        if (_file is null)
            yield break;
        _file.Position = 0;
        var whole = 0L;
        using (var lines = new StreamReader(_file, leaveOpen: true))
        {
            var text = lines.ReadToEnd();
            var end = text.LastIndexOf('\n') + 1;
            whole = lines.CurrentEncoding.GetByteCount(text.AsSpan(0, end));
            foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
                yield return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;
        }

        _file.SetLength(whole);
        _file.Position = whole;
    }

    public void Append(T record) =>
        _file?.Write([.. JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Web), .. NewLine]);

    public void Clear() => _file?.SetLength(0);

    public void Dispose() => _file?.Dispose();
}
