using Microsoft.Extensions.Time.Testing;
using Tahoon.Load.Arrivals;
using Tahoon.Load.Measuring;
using Xunit;

namespace Tahoon.Load.Tests.Arrivals;

public sealed class OpenLoopTests
{
    private static readonly Arrival[] OneASecond = [.. Enumerable.Range(0, 10).Select(second => new Arrival(TimeSpan.FromSeconds(second), 0))];

    private readonly FakeTimeProvider _clock = new();
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task A_stall_is_in_the_latency_of_all_that_should_have_come_meanwhile()
    {
        var first = true;

        await RunAsync(() =>
        {
            // nothing is sent for ten seconds; the other nine are answered at once when it is over
            if (first)
                _clock.Advance(TimeSpan.FromSeconds(10));
            first = false;
            return Task.FromResult((Operation.Book, Outcome.Done));
        });

        Assert.Equal(10, _recorder.All.Count);
        Assert.Equal(10_000, _recorder.All.Percentile(100), tolerance: 1);
        Assert.InRange(_recorder.All.Percentile(50), 5_000, 5_100);
        Assert.InRange(_recorder.All.Percentile(10), 1_000, 1_020);
    }

    [Fact]
    public async Task Who_comes_does_not_wait_for_the_answers_of_others()
    {
        var answer = new TaskCompletionSource<(Operation, Outcome)>();
        var sent = 0;

        var running = new OpenLoop(_recorder, _clock).RunAsync(
            [new(TimeSpan.Zero, 0), new(TimeSpan.Zero, 1), new(TimeSpan.Zero, 2)],
            _ =>
            {
                sent++;
                return answer.Task;
            },
            () => false, TestContext.Current.CancellationToken);

        Assert.Equal(3, sent);
        Assert.False(running.IsCompleted);
        answer.SetResult((Operation.Book, Outcome.Done));
        await running;
        Assert.Equal(3, _recorder.Requests);
    }

    [Fact]
    public async Task Nobody_is_sent_before_its_time()
    {
        var sent = 0;
        var running = new OpenLoop(_recorder, _clock).RunAsync(
            [new(TimeSpan.Zero, 0), new(TimeSpan.FromSeconds(5), 1)],
            _ =>
            {
                sent++;
                return Task.FromResult((Operation.Book, Outcome.Done));
            },
            () => false, TestContext.Current.CancellationToken);

        Assert.Equal(1, sent);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await running;
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task It_ends_early_when_it_is_enough()
    {
        await new OpenLoop(_recorder, _clock).RunAsync(
            OneASecond,
            _ =>
            {
                _clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult((Operation.Book, Outcome.Done));
            },
            () => _recorder.Requests == 4, TestContext.Current.CancellationToken);

        Assert.Equal(4, _recorder.Requests);
    }

    private Task RunAsync(Func<Task<(Operation, Outcome)>> answer) => new OpenLoop(_recorder, _clock).RunAsync(
        OneASecond, _ => answer(), () => false, TestContext.Current.CancellationToken);
}
