using Tahoon.Load.Measuring;
using Xunit;

namespace Tahoon.Load.Tests.Measuring;

public sealed class RecorderTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void An_answer_belongs_to_the_second_in_which_it_was_asked_for()
    {
        _recorder.Record(Operation.Book, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(5), Outcome.Done);

        Assert.Equal([0, 0, 1], _recorder.Seconds.Select(second => second.Arrived));
    }

    [Fact]
    public void A_refusal_at_the_edge_is_counted_and_makes_no_latency_look_better()
    {
        _recorder.Record(Operation.Book, TimeSpan.Zero, TimeSpan.FromMilliseconds(1), Outcome.Shed);
        _recorder.Record(Operation.Book, TimeSpan.Zero, TimeSpan.FromMilliseconds(900), Outcome.Done);

        Assert.Equal((2, 1), (_recorder.Requests, _recorder.Count(Outcome.Shed)));
        Assert.InRange(_recorder.All.Percentile(1), 890, 901);
    }

    [Fact]
    public void A_lost_slot_is_an_answer_and_an_unanswered_request_is_an_error()
    {
        _recorder.Record(Operation.Book, TimeSpan.Zero, TimeSpan.FromMilliseconds(1), Outcome.Lost);
        _recorder.Record(Operation.Book, TimeSpan.Zero, TimeSpan.FromSeconds(30), Outcome.Failed);

        Assert.Equal((1, 1), (_recorder.Seconds[0].Done, _recorder.Seconds[0].Failed));
        Assert.Equal(1, _recorder.Count(Operation.Book, Outcome.Failed));
    }
}
