using Tahoon.Chaos.Load.Deeds;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load;

/// <summary>A patient with an app: what it does next is drawn from its own seed, and it remembers all it was told.</summary>
internal sealed class Patient(App app, Recollection memory, Slots slots, Abilities abilities, Tally tally, Random draw)
{
    /// <summary>So many bookings at once; then some have to go.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public App App => app;

    public Recollection Memory => memory;

    public Slots Slots => slots;

    public Tally Tally => tally;

    public Random Draw => draw;

    /// <summary>Goes on until it is told to stop, and then ends what it is doing.</summary>
    public async Task LiveAsync(CancellationToken stop, CancellationToken cancellation)
    {
        while (!stop.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            await StepAsync(cancellation);
            await Task.Delay(draw.Next(10, 60), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task DoAsync(Deed deed, CancellationToken cancellation) => memory.Hear(deed, await app.AskAsync(deed.Question, Patience, cancellation));

    /// <summary>At the same time; what was heard is put together afterwards.</summary>
    public async Task DoBothAsync(Deed one, Deed other, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(
            app.AskAsync(one.Question, Patience, cancellation), app.AskAsync(other.Question, Patience, cancellation));
        memory.Hear(one, answers[0]);
        memory.Hear(other, answers[1]);
    }

    private Task StepAsync(CancellationToken cancellation)
    {
        var roll = draw.Next(100);
        var mine = memory.Bookings.Where(booking => booking.CanBeChanged).ToList();
        if (mine.Count == 0 && roll is >= 55 and < 85)
            roll = 0;
        if (mine.Count >= Most && roll < 55)
            roll += 30;

        return roll switch
        {
            < 40 => Book.OnceAsync(this, cancellation),
            < 45 => Book.TwiceAtOnceAsync(this, cancellation),
            < 55 => abilities.Holds ? Hold.ThenBookAsync(this, cancellation) : Book.OnceAsync(this, cancellation),
            < 74 => Cancel.OneAsync(this, mine[draw.Next(mine.Count)], cancellation),
            < 83 => Move.OneAsync(this, mine[draw.Next(mine.Count)], cancellation),
            < 85 => Move.AndCancelAtOnceAsync(this, mine[draw.Next(mine.Count)], cancellation),
            < 90 => Repeat.AnAnswerAsync(this, cancellation),
            < 95 => Look.AtOneAsync(this, cancellation),
            < 98 => Look.ForSlotsAsync(this, cancellation),
            _ => Register.AFriendAsync(this, cancellation),
        };
    }
}

/// <summary>What this system offers beside the rest, as its own API document says.</summary>
internal sealed record Abilities(bool Holds)
{
    public static async Task<Abilities> FindAsync(App app, CancellationToken cancellation)
    {
        var document = await app.AskAsync(Question.Get("/openapi/v1.json"), TimeSpan.FromMinutes(3), cancellation);
        return new Abilities(document is { Succeeded: true } && document.Json.GetProperty("paths").TryGetProperty("/api/v1/holds", out _));
    }
}
