using System.IO.Pipelines;
using System.Text;
using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Keeping;

public sealed class OutputLogTests : IDisposable
{
    // each write is read before the next one is made
    private static readonly PipeOptions AtOnce = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Two_sources_that_write_at_once_do_not_mix_in_a_line()
    {
        using var log = new OutputLog(_folder.Path, "shop");
        var (output, errors) = (new Pipe(AtOnce), new Pipe(AtOnce));
        var copying = Task.WhenAll(log.CopyAsync(output.Reader.AsStream()), log.CopyAsync(errors.Reader.AsStream(), isError: true));

        await WriteAsync(output, "all is ");
        await WriteAsync(errors, "a complaint\nand a second");
        await WriteAsync(output, "well\n");
        await WriteAsync(errors, " one");
        await output.Writer.CompleteAsync();
        await errors.Writer.CompleteAsync();
        await copying;

        var lines = await ReadAsync(log);
        Assert.Equal([new(1, "a complaint", true), new(2, "all is well", false), new(3, "and a second one", true)], lines);
        Assert.Equal(string.Concat(lines.Select(line => $"{line.Text}\n")), await File.ReadAllTextAsync(log.Path, Cancellation));
    }

    [Fact]
    public async Task A_line_without_an_end_is_cut()
    {
        using var log = new OutputLog(_folder.Path, "shop");

        await log.CopyAsync(Text(new string('x', 40_000) + "\nshort\n"));

        Assert.Equal([16 * 1024, 16 * 1024, 40_000 - (32 * 1024), 5], (await ReadAsync(log)).Select(line => line.Text.Length));
    }

    [Fact]
    public async Task Only_the_last_lines_of_a_long_log_are_read()
    {
        using var log = new OutputLog(_folder.Path, "shop");

        await log.CopyAsync(Text(string.Concat(Enumerable.Range(1, 25_000).Select(number => $"line {number}\r\n"))));

        var lines = await ReadAsync(log);
        Assert.Equal(10_000, lines.Count);
        Assert.Equal(new LogLine(15_001, "line 15001", false), lines[0]);
        Assert.Equal(new LogLine(25_000, "line 25000", false), lines[^1]);
    }

    [Fact]
    public async Task Who_follows_a_log_that_is_put_aside_misses_nothing()
    {
        using var log = new OutputLog(_folder.Path, "shop", longest: 100);
        var pipe = new Pipe();
        var copying = log.CopyAsync(pipe.Reader.AsStream());
        await WriteAsync(pipe, "line 1\n");
        await UntilAsync(log, 1);

        List<LogLine> followed = [];
        await foreach (var lines in LogReader.ReadAsync(log, follow: true, Cancellation))
        {
            followed.AddRange(lines);
            if (followed.Count is 60)
                break;
            await WriteAsync(pipe, $"line {followed.Count + 1}\n");
        }

        await pipe.Writer.CompleteAsync();
        await copying;
        Assert.Equal(Enumerable.Range(1, 60).Select(number => new LogLine(number, $"line {number}", false)), followed);
        Assert.True(new FileInfo(log.Path).Length < 150);
    }

    public void Dispose() => _folder.Dispose();

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task WriteAsync(Pipe pipe, string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);

    private static async Task UntilAsync(OutputLog log, int lines)
    {
        for (var extent = log.Extent(); extent.NextLine < lines; extent = log.Extent())
            await extent.Changed.WaitAsync(Cancellation);
    }

    private static async Task<IReadOnlyList<LogLine>> ReadAsync(OutputLog log)
    {
        List<LogLine> all = [];
        await foreach (var lines in LogReader.ReadAsync(log, follow: false, Cancellation))
            all.AddRange(lines);
        return all;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
