using Microsoft.Extensions.Configuration;
using Tahoon.AppHost.Embedded.Feed;
using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.AppHost.Embedded.Processes;
using Tahoon.AppHost.Embedded.StatusConsole;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>One run of the whole system: from the data folder's lock to the last process's end.</summary>
internal sealed class Runner(
    IConfiguration configuration, string dataFolder, IReadOnlyList<IResource> resources, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = new StopSignal(cancellationToken);
        using var folder = DataFolder.Open(dataFolder);
        await folder.AwaitLastRunAsync(Guardian.Grace * 2, time, stop.Token);
        if (configuration["reset"] is "true")
            folder.Reset();

        var parameters = ParameterStore.Read(
            folder.At("parameters.json"), configuration, resources.OfType<ParameterResource>());
        var dashboard = Dashboard.Find(configuration);
        IEnumerable<IResource> programs = dashboard is null ? resources : [dashboard.Resource, .. resources];
        var replicas = Layout.Of(programs, folder.Logs);
        try
        {
            await using var console = dashboard is null ? await StatusPage.OpenAsync(configuration, time) : null;
            var consoleUrl = dashboard?.Url ?? console?.Url;
            var gateway = replicas.FirstOrDefault(replica => replica.Resource.Definition.IsExternal && replica.Resource is ProjectResource);
            var place = new Board.Place(gateway?.Addresses[0].Url, consoleUrl, folder.Path, folder.At("endpoints.json"));
            var board = new Board(replicas, place, Console.Out, time);
            board.Publish();
            console?.Show(board);

            using var guard = new Guard(folder.GuardLock);
            var launcher = new Launcher(
                new Wiring(parameters, replicas), new Builds(configuration["builds"]), guard, dashboard?.Telemetry ?? Dashboard.NoTelemetry);
            await using var feed = dashboard is null ? null : await OpenFeedAsync(dashboard, board, launcher, parameters.Values);
            await SuperviseAsync(board, launcher, stop.Token);
        }
        finally
        {
            foreach (var replica in replicas)
                replica.Dispose();
        }
    }

    private Task<FeedHost> OpenFeedAsync(Dashboard dashboard, Board board, Launcher launcher, IEnumerable<string> secrets)
    {
        var masking = new Masking(secrets.Concat(dashboard.Keys));
        var pictures = new Pictures(board, resources.OfType<ConnectionStringResource>(), launcher, masking, time.GetUtcNow());
        return FeedHost.OpenAsync(dashboard.Feed, board, pictures);
    }

    private async Task SuperviseAsync(Board board, Launcher launcher, CancellationToken stopping)
    {
        var longestPause = TimeSpan.FromSeconds(configuration.GetValue("restart-pause", Backoff.Longest.TotalSeconds));
        using var probe = new HealthProbe();
        using var gate = new StartGate(Environment.ProcessorCount + 1, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var parent = DotnetRun.AwaitEndAsync(time, end.Token);
        List<Task> running =
        [
            parent,
            AnnounceAsync(board, time.GetTimestamp(), end.Token),
            .. board.Replicas.Select(replica => new Supervisor(replica, board, launcher, probe, gate, longestPause, time).RunAsync(end.Token))
        ];
        try
        {
            // supervisors of what completes end by themselves, and so does the announcement; one that fails ends the run
            await foreach (var ended in Task.WhenEach(running))
            {
                await ended;
                if (ended == parent)
                    break;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            board.Say("Stopping");
        }
        finally
        {
            // nobody starts anything any more, and only then is everything stopped
            await end.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Stopping.StopAsync(board);
        }
    }

    private async Task AnnounceAsync(Board board, long began, CancellationToken stopping)
    {
        await board.UntilAsync(board.IsReady, stopping);
        board.Say($"""

            Tahoon is ready ({time.GetElapsedTime(began).TotalSeconds:0.0} s)
              gateway  {board.Where.Gateway}
              docs     {board.Where.Gateway}/docs
              console  {board.Where.Console}
              data     {board.Where.Data}

            """);
    }
}
