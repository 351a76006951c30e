using Tahoon.Chaos.Load;
using Tahoon.Chaos.Load.Deeds;

namespace Tahoon.Chaos.Memory;

/// <summary>
/// Once all is well: what was not answered is asked again, what is there is compared with what is remembered, and keys are
/// repeated. Whatever is found goes to the client's grievances.
/// </summary>
internal sealed class Reckoning(App app, Recollection memory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(int mostRepeats, Random draw, CancellationToken cancellation)
    {
        await AskAgainAsync(cancellation);
        Compare(await ShownAsync(cancellation));
        await RepeatAsync(mostRepeats, draw, cancellation);
    }

    private async Task AskAgainAsync(CancellationToken cancellation)
    {
        Deed[] open = [.. memory.Unanswered];
        memory.Unanswered.Clear();
        foreach (var deed in open)
            memory.Hear(deed, await app.AskAsync(deed.Question, Patience, cancellation));
        foreach (var deed in memory.Unanswered)
            memory.Complain(Harm.Lost, $"{deed.Question.Method} {deed.Question.Path} {deed.Question.Key} is never answered");
    }

    /// <summary>All bookings of the user, page by page.</summary>
    private async Task<IReadOnlyList<Answer>> ShownAsync(CancellationToken cancellation)
    {
        var shown = new List<Answer>();
        for (string? cursor = "", question = null; cursor is not null;)
        {
            question = $"/api/v1/bookings?userId={memory.UserId}&limit=100{(cursor is "" ? "" : $"&cursor={cursor}")}";
            if (await app.AskAsync(Question.Get(question), Patience, cancellation) is not { Succeeded: true } page)
                throw new InvalidOperationException($"The bookings of {memory.UserId} can't be read.");

            shown.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => new Answer(200, item.GetRawText())));
            cursor = page.Text("nextCursor") is { Length: > 0 } next ? next : null;
        }

        return shown;
    }

    /// <summary>Both ways: what is remembered is shown as it is remembered, and nothing else is shown.</summary>
    internal void Compare(IReadOnlyList<Answer> shown)
    {
        var byId = shown.ToLookup(booking => booking.Text("bookingId")!);
        foreach (var booking in memory.Bookings.Where(booking => booking.Unanswered == 0))
        {
            if (byId[booking.Id].FirstOrDefault() is not { } now)
                memory.Complain(Harm.Lost, $"{booking} is not there");
            else if (Look.Difference(booking, now) is { } difference)
                memory.Complain(Harm.Lost, difference);
        }

        foreach (var twice in memory.Bookings.GroupBy(booking => booking.Id).Where(same => same.Count() > 1))
            memory.Complain(Harm.Doubled, $"{twice.Key} is the answer to {twice.Count()} wishes");

        var known = memory.Bookings.Select(booking => booking.Id).ToHashSet();
        foreach (var stranger in shown.Where(booking => !known.Contains(booking.Text("bookingId")!)))
            memory.Complain(Harm.Orphan, $"Nobody was told of {stranger.Body}");
    }

    private async Task RepeatAsync(int most, Random draw, CancellationToken cancellation)
    {
        var answers = memory.Answers.ToArray();
        draw.Shuffle(answers);
        foreach (var (question, _) in answers.Take(most))
        {
            if (await app.AskAsync(question, Patience, cancellation) is { } again)
                Repeat.Compare(memory, question, again);
            else
                memory.Complain(Harm.Lost, $"{question.Path} {question.Key} is not answered any more");
        }
    }
}
