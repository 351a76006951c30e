using System.Collections.Concurrent;
using Tahoon.Chaos.Faults;
using Tahoon.Chaos.Load;
using Tahoon.Chaos.Memory;
using Tahoon.Chaos.Report;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos;

/// <summary>One run: load, faults, and then the reckoning.</summary>
internal sealed class ChaosRun(Arguments arguments, RunningSystem system, RunLog log)
{
    private const int Patients = 24, Repeats = 25;

    /// <summary>Of a dozen processes that have just started, while they compile: the minutes of the run begin after it.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private readonly Tally _tally = new();
    private readonly ConcurrentBag<Fault> _struck = [];
    private readonly ConcurrentBag<double> _recoveries = [];
    private readonly ConcurrentBag<Grievance> _unrecovered = [];

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        var thresholds = Thresholds.Of(arguments.Minutes);
        log.Say($"seed {arguments.Seed}, {arguments.Minutes} minutes; a run that says anything has {thresholds}");
        using var crowd = await Crowd.GatherAsync(system, _tally, arguments.Seed, Patients, cancellation);
        log.Say($"{Patients} patients want {crowd.Slots.Count} slots; holds {(crowd.Abilities.Holds ? "are there" : "are not there")}");

        await WarmUpAsync(crowd, cancellation);
        await LiveAsync(crowd, cancellation);
        log.Say($"the load has stopped: {_tally.Booked} booked, {_tally.Conflicts} conflicts, {_tally.Requests} requests ({Statuses()})");
        await system.WaitUntilHealthyAsync(cancellationToken: cancellation);
        log.Say("every process is well");

        var settling = new Settling(system.DataFolder, log);
        await AskEverybodyAsync(crowd, cancellation);
        await settling.WaitAsync(cancellation);
        Grievance[] grievances =
            [.. _unrecovered, .. await settling.CheckAsync(cancellation), .. crowd.Everybody.SelectMany(one => one.Memory.Grievances)];
        return new Outcome(
            arguments.Seed, _struck.Count, _tally.Requests, _tally.Booked, _tally.Conflicts, grievances, _recoveries.DefaultIfEmpty().Max(),
            thresholds.Missing([.. _struck], _tally.Booked));
    }

    private async Task WarmUpAsync(Crowd crowd, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        enough.CancelAfter(WarmUp);
        await Task.WhenAll(crowd.Patients.Select(patient => patient.LiveAsync(enough.Token, cancellation)));
        log.Say($"warm: {_tally.Booked} booked, which do not count");
        _tally.Begin();
    }

    private async Task LiveAsync(Crowd crowd, CancellationToken cancellation)
    {
        using var hook = await Hook.OpenAsync(system, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(TimeSpan.FromMinutes(arguments.Minutes));
        var lives = crowd.Patients.Select(patient => patient.LiveAsync(stop.Token, cancellation)).ToList();
        var probing = crowd.Prober.RunAsync(stop.Token, cancellation);
        var striking = new Striking(system, new Processes(system), hook);
        var began = log.Seconds;
        var strikes = Schedule.Of(arguments.Minutes, arguments.Seed).Select(async (planned, number) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, began + planned.At - log.Seconds)), cancellation);
            await StrikeAsync(striking, crowd.Prober, planned.Fault, number + 1, cancellation);
        });
        await Task.WhenAll([.. lives, .. strikes, probing]);
    }

    private async Task StrikeAsync(Striking striking, Prober prober, Fault fault, int number, CancellationToken cancellation)
    {
        Task<TimeSpan?>? recovery = null;
        try
        {
            await striking.StrikeAsync(
                fault,
                () =>
                {
                    _struck.Add(fault);
                    log.Say($"#{number:00} {fault}");
                    recovery = prober.RecoveredAsync();
                },
                cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            log.Say($"#{number:00} {fault} FAILED: {failed.Message}");
        }

        if (recovery is null)
            return;

        if (await recovery is { } took)
        {
            _recoveries.Add(took.TotalSeconds);
            log.Say(FormattableString.Invariant($"#{number:00} booked and read again after {took.TotalSeconds:0.00} s"));
        }
        else
        {
            _unrecovered.Add(new Grievance(Harm.Other, $"no session could be booked and read any more after {fault}"));
            log.Say($"#{number:00} NOT recovered");
        }
    }

    private async Task AskEverybodyAsync(Crowd crowd, CancellationToken cancellation)
    {
        log.Say($"asking {crowd.Everybody.Sum(one => one.Memory.Unanswered.Count)} unanswered questions again, and what is there");
        await Task.WhenAll(crowd.Everybody.Select((one, place) =>
            new Reckoning(one.App, one.Memory).RunAsync(Repeats, new Random(arguments.Seed + place), cancellation)));
    }

    private string Statuses() => string.Join(", ", _tally.Statuses.OrderBy(status => status.Key)
        .Select(status => status.Key == 0 ? $"{status.Value} unanswered" : $"{status.Value} × {status.Key}"));
}
