using System.Text;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>What a resource says: in a file (the last run's is kept beside it), and the end of it in memory.</summary>
internal sealed class OutputLog : IDisposable
{
    private const int TailLength = 32 * 1024;

    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly byte[] _tail = new byte[TailLength];
    private long _written;

    public OutputLog(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, $"{name}.log");
        if (File.Exists(Path))
            File.Move(Path, System.IO.Path.Combine(folder, $"{name}.last.log"), overwrite: true);
        _file = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    public string Path { get; }

    public async Task CopyAsync(Stream source)
    {
        var buffer = new byte[4096];
        while (await source.ReadAsync(buffer) is > 0 and var count)
            Write(buffer.AsSpan(0, count));
    }

    public string Tail()
    {
        lock (_gate)
        {
            if (_written <= TailLength)
                return Encoding.UTF8.GetString(_tail, 0, (int)_written);
            var start = (int)(_written % TailLength);
            var text = Encoding.UTF8.GetString([.. _tail[start..], .. _tail[..start]]);
            return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _file.Write(bytes);
            foreach (var value in bytes)
                _tail[_written++ % TailLength] = value;
        }
    }
}
