using System.Text;

namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>What a resource says, in whole lines: in a file (the one before is kept beside it), and the end of it in memory.</summary>
internal sealed class OutputLog : IDisposable
{
    private const int TailLength = 32 * 1024;
    private const int LongestLine = 16 * 1024;
    private const long Longest = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly byte[] _tail = new byte[TailLength];
    private readonly ErrorLines _errors = new();
    private readonly long _longest;
    private FileStream _file;
    private long _written;
    private int _firstLine;
    private int _lines;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputLog(string folder, string name, long longest = Longest)
    {
        Directory.CreateDirectory(folder);
        _longest = longest;
        Path = System.IO.Path.Combine(folder, $"{name}.log");
        _file = Open();
    }

    public string Path { get; }

    /// <summary>Until the source ends. Two sources may write at once: no line has a part of another in it.</summary>
    public async Task CopyAsync(Stream source, bool isError = false)
    {
        var buffer = new byte[LongestLine + 1];
        var kept = 0;
        while (await source.ReadAsync(buffer.AsMemory(kept, LongestLine - kept)) is > 0 and var count)
        {
            kept += count;
            if (kept == LongestLine && !buffer.AsSpan(0, kept).Contains((byte)'\n'))
                buffer[kept++] = (byte)'\n';
            var whole = buffer.AsSpan(0, kept).LastIndexOf((byte)'\n') + 1;
            if (whole > 0)
                Write(buffer.AsSpan(0, whole), isError);
            buffer.AsSpan(whole, kept - whole).CopyTo(buffer);
            kept -= whole;
        }

        if (kept is 0)
            return;
        buffer[kept++] = (byte)'\n';
        Write(buffer.AsSpan(0, kept), isError);
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

    /// <summary>What there is now, and a task that is done when there is more.</summary>
    public LogExtent Extent()
    {
        lock (_gate)
            return new LogExtent(_firstLine, _lines, _file.Position, _changed.Task);
    }

    /// <summary>The current file from its beginning, and the number of the line it begins with.</summary>
    public (FileStream File, int FirstLine) OpenRead()
    {
        lock (_gate)
            return (new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), _firstLine);
    }

    public bool IsError(int line)
    {
        lock (_gate)
            return _errors.Contain(line);
    }

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes, bool isError)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            foreach (var value in bytes)
                _tail[_written++ % TailLength] = value;
            try
            {
                _file.Write(bytes);
                Count(bytes.Count((byte)'\n'), isError);
                if (_file.Position > _longest)
                    Rotate();
            }
            catch (IOException)
            {
                // a full disk: what has no place is dropped, as a pipe that nobody reads would stop the program
            }

            changed = Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    private void Count(int lines, bool isError)
    {
        if (isError)
            _errors.Add(_lines, lines);
        _lines += lines;
    }

    private void Rotate()
    {
        _file.Dispose();
        _file = Open();
        _firstLine = _lines;
        _errors.Clear();
    }

    private FileStream Open()
    {
        if (File.Exists(Path))
            File.Move(Path, System.IO.Path.ChangeExtension(Path, ".last.log"), overwrite: true);
        return new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}

/// <summary>The current file: the number of its first line, of the line after its last, and its length in bytes.</summary>
internal sealed record LogExtent(int FirstLine, int NextLine, long Length, Task Changed);
