using Microsoft.Extensions.Options;
using NodaTime;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>Keeps the forms of this replica as the tables are: what it does not know, or knows too old, it makes anew.</summary>
internal sealed class FormKeeper(
    Database<SchedulingDb> database, FormMaker maker, FormCache cache, IOptions<FreeFormOptions> options,
    SchedulingMetrics metrics, TimeProvider clock) : IDisposable
{
    /// <summary>Older than this, what is known is brought up to date by whoever asks.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(1_800);

    /// <summary>Every mark is compared so often, even where their sum is as it was: a database that was restored may have it again.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(1);

    private const int AtOnce = 500, AgedDays = 7, AgedAtOnce = 200;

    private readonly Database<SchedulingDb> _database = database.AsSystem;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FormShelf _shelf = new(options.Value.Room);
    private State? _state;

    public int Count => _shelf.Count;

    public long Bytes => _shelf.Bytes;

    /// <summary>How old what is known may be; null before all was read once.</summary>
    public TimeSpan? Age => _state is { } state ? clock.GetElapsedTime(state.At) : null;

    /// <summary>What is known of a provider, however old; null where nothing is.</summary>
    public FreeForm? Known(Guid provider) => _shelf.Find(provider);

    /// <summary>
    /// All forms of an organisation, no more than two seconds old; null where not all of them have room.
    /// </summary>
    public async Task<FreeForm[]?> OfAsync(Guid organisation, CancellationToken cancellation)
    {
        if (!(Age <= Fresh))
            await PollAsync(cancellation, unlessYoungerThan: Fresh);
        return _state is { Complete: true } ? _shelf.Of(organisation) : null;
    }

    /// <summary>The forms of some providers as the tables are now; those that have no schedule are not among them.</summary>
    public async Task<Dictionary<Guid, FreeForm>> FindAsync(IReadOnlyCollection<Guid> providers, CancellationToken cancellation)
    {
        var ticket = _shelf.Draw();
        var found = new Dictionary<Guid, FreeForm>(providers.Count);
        await _database.ReadAsync(
            async (db, token) =>
            {
                var (marks, now) = await Marks.OfAsync(db, providers, token);
                var old = new List<Mark>();
                foreach (var mark in marks)
                {
                    if (_shelf.Find(mark.ProviderId) is { } form && form.IsOf(mark, now))
                        found[mark.ProviderId] = form;
                    else
                        old.Add(mark);
                }

                foreach (var form in await RenewAsync(db, old, now, ticket, token))
                    found[form.ProviderId] = form;
                return true;
            },
            cancellation);
        return found;
    }

    /// <summary>Brings every form up to date with what was committed before this began.</summary>
    public async Task PollAsync(CancellationToken cancellation, TimeSpan? unlessYoungerThan = null)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // another may have done it meanwhile
            if (!(Age <= unlessYoungerThan))
                await _database.ReadAsync(PollAsync, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> PollAsync(SchedulingDb db, CancellationToken cancellation)
    {
        var (at, ticket) = (clock.GetTimestamp(), _shelf.Draw());
        var sum = await Marks.SumAsync(db, cancellation);
        var marks = new Dictionary<Guid, Mark>();
        var whole = !sum.IsAs(_state?.Sum) || clock.GetElapsedTime(_state!.WholeAt) > Whole;
        if (whole)
            marks = (await Marks.OfAllAsync(db, cancellation)).ToDictionary(mark => mark.ProviderId);

        var forms = _shelf.OfAll();
        foreach (var gone in forms.Where(form => whole && !marks.ContainsKey(form.ProviderId)))
            _shelf.Remove(gone.ProviderId);

        var old = marks;
        foreach (var form in forms)
            if (old.TryGetValue(form.ProviderId, out var mark) && form.IsOf(mark, sum.Now))
                old.Remove(form.ProviderId);
        foreach (var form in Passed(forms, sum.Now))
            old.TryAdd(form.ProviderId, new Mark(form.ProviderId, form.Turn, form.Version));

        foreach (var some in old.Values.Chunk(AtOnce))
            await RenewAsync(db, some, sum.Now, ticket, cancellation);

        _state = new State(sum, at, whole ? at : _state!.WholeAt, Complete: sum.Providers <= options.Value.Room);
        return true;
    }

    /// <summary>What the clock alone made old: a hold lapsed, or days went by.</summary>
    private IEnumerable<FreeForm> Passed(FreeForm[] forms, DateTime databaseNow)
    {
        var oldest = Today() - AgedDays;
        return forms.Where(form => form.GoodUntil <= databaseNow)
            .Concat(forms.Where(form => form.FirstDay < oldest).Take(AgedAtOnce));
    }

    private async Task<IReadOnlyList<FreeForm>> RenewAsync(
        SchedulingDb db, IReadOnlyCollection<Mark> marks, DateTime now, long ticket, CancellationToken cancellation)
    {
        if (marks.Count == 0)
            return [];

        var oldest = Today() - AgedDays;
        var unknown = marks.Where(mark => _shelf.Find(mark.ProviderId) is null).ToList();
        var shared = unknown.Count == 0 ? [] : (await cache.FindAsync([.. unknown.Select(mark => mark.ProviderId)]))
            .Zip(unknown)
            .Where(pair => pair.First is { } form && form.ProviderId == pair.Second.ProviderId && form.IsOf(pair.Second, now)
                && form.FirstDay >= oldest && form.FirstDay <= Today())
            .Select(pair => pair.First!)
            .ToDictionary(form => form.ProviderId);
        var rest = marks.Where(mark => !shared.ContainsKey(mark.ProviderId)).ToList();
        var made = rest.Count == 0 ? [] : await maker.MakeAsync(db, rest, now, Today(), cancellation);
        metrics.Renewed(shared.Count, made.Count);
        FreeForm[] all = [.. shared.Values, .. made];
        foreach (var form in all)
            _shelf.Put(form, ticket);

        // nobody waits for it: who does not find it there makes it
        _ = cache.KeepAsync(made);
        return all;
    }

    /// <summary>Yesterday by UTC: a replica whose clock is behind finds its today too.</summary>
    private int Today() => FreeForm.DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow())) - 1;

    /// <param name="At">Before the marks were read: what was committed by then is in the forms.</param>
    private sealed record State(Sum Sum, long At, long WholeAt, bool Complete);
}
