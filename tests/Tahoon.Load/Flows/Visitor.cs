using Tahoon.Load.Measuring;

namespace Tahoon.Load.Flows;

/// <summary>
/// Somebody with an app, who does one thing after another and then comes again: a token, the questions or a new user now and then, the
/// filters, a search, a profile, its free times, a booking of one of them, and in four of ten visits its cancellation.
/// </summary>
internal sealed class Visitor(Clinic clinic, string userId, int number) : IDisposable
{
    private static readonly Operation[] Visit =
        [Operation.Token, Operation.Questions, Operation.Filters, Operation.Search, Operation.Profile, Operation.Schedule, Operation.Book, Operation.Cancel];

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Random _draw = new(number);
    private int _place = number % Visit.Length;
    private string _token = clinic.Token;
    private string? _provider, _booking;
    private Slot? _wanted;

    /// <summary>Does the next thing, when the last is answered.</summary>
    public async Task<(Operation, Outcome)> NextAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var operation = Turn(Visit[_place++ % Visit.Length]);
            return (operation, await DoAsync(operation, cancellation));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Operation Turn(Operation next) => next switch
    {
        Operation.Questions when _draw.Next(4) == 0 => Operation.Register,
        Operation.Cancel when _booking is null || _draw.Next(10) >= 4 => Operation.Questions,
        _ => next,
    };

    private Task<Outcome> DoAsync(Operation operation, CancellationToken cancellation) => operation switch
    {
        Operation.Token => TokenAsync(cancellation),
        Operation.Register => RegisterAsync(cancellation),
        Operation.Questions => Answers.TellAsync(() => clinic.Tahoon.QuestionsAsync(_token, cancellation)),
        Operation.Filters => Answers.TellAsync(() => clinic.Tahoon.FiltersAsync(_token, cancellation)),
        Operation.Search => SearchAsync(cancellation),
        Operation.Profile => Answers.TellAsync(() => clinic.Tahoon.ProfileAsync(_token, Provider(), cancellation)),
        Operation.Schedule => ScheduleAsync(cancellation),
        Operation.Book => BookAsync(cancellation),
        _ => CancelAsync(cancellation),
    };

    private async Task<Outcome> TokenAsync(CancellationToken cancellation)
    {
        var (outcome, answer) = await Answers.AskAsync(() => clinic.Tahoon.TokenAsync(Clinic.Key, cancellation));
        _token = answer?.AccessToken ?? _token;
        return outcome;
    }

    private async Task<Outcome> RegisterAsync(CancellationToken cancellation) =>
        (await Answers.AskAsync(() => clinic.Tahoon.RegisterAsync(_token, Clinic.NewUser(), cancellation))).Outcome;

    private async Task<Outcome> SearchAsync(CancellationToken cancellation)
    {
        var from = Slots.From.AddDays(_draw.Next(4) * 7);
        var question = new SearchQuestion(from, from.AddDays(7), "Asia/Kuwait", Slots.Minutes, Page: 1 + _draw.Next(15), PageSize: 10);
        var (outcome, answer) = await Answers.AskAsync(() => clinic.Tahoon.SearchAsync(_token, question, cancellation));
        if (answer is { CareProvidersList: { Count: > 0 } found })
            _provider = found[_draw.Next(found.Count)].UserLoginInfoId;
        return outcome;
    }

    private async Task<Outcome> ScheduleAsync(CancellationToken cancellation)
    {
        var (provider, from) = (Provider(), Slots.From.AddDays(_draw.Next(4) * 7));
        var question = new ScheduleQuestion(provider, from, from.AddDays(7), "Asia/Kuwait", Slots.Minutes);
        var (outcome, answer) = await Answers.AskAsync(() => clinic.Tahoon.ScheduleAsync(_token, question, cancellation));
        if (answer is { AvailableHoursList: { Count: > 0 } free })
            _wanted = new Slot(provider, free[_draw.Next(free.Count)].Start);
        return outcome;
    }

    private async Task<Outcome> BookAsync(CancellationToken cancellation)
    {
        var slot = _wanted ?? clinic.Slots.Take();
        _wanted = null;
        var (outcome, booking) = await clinic.BookAsync(_token, userId, slot, cancellation);
        _booking = booking ?? _booking;
        return outcome;
    }

    private Task<Outcome> CancelAsync(CancellationToken cancellation)
    {
        var booking = _booking!;
        _booking = null;
        return Answers.TellAsync(() => clinic.Tahoon.CancelAsync(_token, new CancelQuestion(booking), cancellation));
    }

    private string Provider()
    {
        if (_provider is null)
        {
            var slot = clinic.Slots.Take();
            clinic.Slots.GiveBack(slot);
            _provider = slot.ProviderId;
        }

        return _provider;
    }
}
