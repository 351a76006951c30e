using System.Text;

namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>What a resource says: in a file (the one before is kept beside it), and the end of it in memory.</summary>
internal sealed class OutputLog : IDisposable
{
    private const int TailLength = 32 * 1024;
    private const long Longest = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly byte[] _tail = new byte[TailLength];
    private FileStream _file;
    private long _written;

    public OutputLog(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, $"{name}.log");
        _file = Open();
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
            foreach (var value in bytes)
                _tail[_written++ % TailLength] = value;
            try
            {
                _file.Write(bytes);
                if (_file.Position > Longest)
                    Rotate();
            }
            catch (IOException)
            {
                // a full disk: what has no place is dropped, as a pipe that nobody reads would stop the program
            }
        }
    }

    private void Rotate()
    {
        _file.Dispose();
        _file = Open();
    }

    private FileStream Open()
    {
        if (File.Exists(Path))
            File.Move(Path, System.IO.Path.ChangeExtension(Path, ".last.log"), overwrite: true);
        return new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }
}
