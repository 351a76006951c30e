using Tahoon.Chaos;
using Tahoon.Chaos.Load;
using Tahoon.Chaos.Memory;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Telemetry;

namespace Tahoon.Upgrade;

/// <summary>The earlier services, then both, then these alone; and all the way back, as when a roll-out fails.</summary>
internal sealed class Rollout(RunningSystem system, Builds builds, Collector collector, RunLog log)
{
    private const int Patients = 6, Repeats = 25, Seed = 1;

    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(5), Together = TimeSpan.FromSeconds(15);

    /// <summary>A client comes again after 503, and after half a minute without an answer: machines that have too much to do
    /// are like that. More than one in so many would be noticed, and any other failure is.</summary>
    private const int RequestsForOne503 = 50, RequestsForOneSilence = 500;

    private readonly Tally _tally = new();
    private int _silences;

    /// <summary>All that a client noticed, all that does not agree, and whatever the run failed to show.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        using var crowd = await Crowd.GatherAsync(system, _tally, Seed, Patients, cancellation);
        List<string> wrong = [];
        wrong.AddRange(await UnderLoadAsync(crowd, () => ForwardAsync(wrong, cancellation), cancellation));
        wrong.AddRange(await UnderLoadAsync(crowd, () => BackAsync(cancellation), cancellation));
        wrong.AddRange(_tally.Statuses
            .Where(status => status.Key >= 500 && status.Value > (status.Key is 503 ? _tally.Requests / RequestsForOne503 : 0))
            .Select(status => $"{status.Value} of {_tally.Requests} requests were answered {status.Key}"));
        if (_silences > _tally.Requests / RequestsForOneSilence)
            wrong.Add($"{_silences} clients were not answered in their patience");
        return wrong;
    }

    private async Task ForwardAsync(List<string> wrong, CancellationToken cancellation)
    {
        await StayAsync("only the earlier services", Alone, cancellation);
        await new Migrations(system, builds).RunAsync(log, cancellation);
        await ReplaceAsync(replica: 1, Version.New, cancellation);
        var (from, until) = await StayAsync("both versions of every service", Together, cancellation);
        await ReplaceAsync(replica: 0, Version.New, cancellation);
        await StayAsync("only these services", Alone, cancellation);

        var meetings = new Meetings(collector.Spans, from, until);
        foreach (var line in meetings.Told())
            log.Say(line);
        wrong.AddRange(meetings.Missing());
    }

    private async Task BackAsync(CancellationToken cancellation)
    {
        await ReplaceAsync(replica: 0, Version.Old, cancellation);
        await ReplaceAsync(replica: 1, Version.Old, cancellation);
        await StayAsync("only the earlier services, on what these have written", Alone, cancellation);
    }

    private async Task<(DateTime From, DateTime Until)> StayAsync(string what, TimeSpan time, CancellationToken cancellation)
    {
        log.Say($"{what}, for {time.TotalSeconds} s");
        var from = DateTime.UtcNow;
        await Task.Delay(time, cancellation);
        return (from, DateTime.UtcNow);
    }

    /// <summary>One service after another, while the other replica of each goes on.</summary>
    private async Task ReplaceAsync(int replica, Version version, CancellationToken cancellation)
    {
        foreach (var service in Builds.Services)
        {
            builds.Put(service, replica, version);
            await system.TerminateAsync(service, replica, cancellation);
            await system.WaitUntilHealthyAsync(service, cancellation);
        }

        log.Say($"replica {replica} of every service is {(version is Version.New ? "new" : "old")}");
    }

    /// <summary>Clients live while it happens; afterwards everyone is asked, and all data is read.</summary>
    private async Task<IEnumerable<string>> UnderLoadAsync(Crowd crowd, Func<Task> happen, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lives = crowd.Patients.Select(patient => patient.LiveAsync(stop.Token, cancellation)).ToList();
        await happen();
        await stop.CancelAsync();
        await Task.WhenAll(lives);
        log.Say($"{_tally.Booked} booked of {_tally.Requests} requests: {string.Join(", ", _tally.Statuses.OrderBy(status => status.Key)
            .Select(status => $"{status.Value} × {status.Key}"))}");

        _silences += crowd.Everybody.Sum(one => one.Memory.Unanswered.Count);
        await Task.WhenAll(crowd.Everybody.Select((one, place) =>
            new Reckoning(one.App, one.Memory).RunAsync(Repeats, new Random(place), cancellation)));
        var settling = new Settling(system.DataFolder, log);
        await settling.WaitAsync(cancellation);
        var grievances = (await settling.CheckAsync(cancellation)).Concat(crowd.Everybody.SelectMany(one => one.Memory.Grievances)).ToList();
        return grievances.Select(grievance => $"{grievance.Harm}: {grievance.What}").Concat(Leftovers.In(system.DataFolder));
    }
}
