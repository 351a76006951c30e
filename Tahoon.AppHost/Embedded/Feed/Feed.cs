using Grpc.Core;
using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>What the dashboard asks the runner: who is there and how he is, and what he says.</summary>
internal sealed class Feed(Board board, Pictures pictures) : Wire.DashboardService.DashboardServiceBase
{
    public override Task<Wire.ApplicationInformationResponse> GetApplicationInformation(
        Wire.ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.ApplicationInformationResponse { ApplicationName = "Tahoon" });

    public override async Task WatchResources(
        Wire.WatchResourcesRequest request, IServerStreamWriter<Wire.WatchResourcesUpdate> answers, ServerCallContext context)
    {
        var change = board.NextChange;
        var shown = pictures.Take();
        await answers.WriteAsync(new() { InitialData = new() { Resources = { shown } } }, context.CancellationToken);
        while (true)
        {
            await change.WaitAsync(context.CancellationToken);
            change = board.NextChange;
            var now = pictures.Take();
            var changes = now.Zip(shown).Where(pair => !pair.First.Equals(pair.Second))
                .Select(pair => new Wire.WatchResourcesChange { Upsert = pair.First }).ToList();
            shown = now;
            if (changes.Count > 0)
                await answers.WriteAsync(new() { Changes = new() { Value = { changes } } }, context.CancellationToken);
        }
    }

    public override async Task WatchResourceConsoleLogs(
        Wire.WatchResourceConsoleLogsRequest request, IServerStreamWriter<Wire.WatchResourceConsoleLogsUpdate> answers,
        ServerCallContext context)
    {
        // a connection string says nothing
        if (board.Replicas.FirstOrDefault(replica => replica.Name == request.ResourceName) is not { Log: var log })
            return;

        await foreach (var lines in LogReader.ReadAsync(log, !request.SuppressFollow, context.CancellationToken))
        {
            var update = new Wire.WatchResourceConsoleLogsUpdate();
            update.LogLines.AddRange(lines.Select(line =>
                new Wire.ConsoleLogLine { LineNumber = line.Number, Text = line.Text, IsStdErr = line.IsError }));
            await answers.WriteAsync(update, context.CancellationToken);
        }
    }

    public override async Task<Wire.ResourceCommandResponse> ExecuteResourceCommand(
        Wire.ResourceCommandRequest request, ServerCallContext context)
    {
        var complaint = board.Replicas.FirstOrDefault(replica => replica.Name == request.ResourceName) is { } replica
            ? await Commands.ExecuteAsync(request.CommandName, replica, board, context.CancellationToken)
            : $"There is no {request.ResourceName}.";
        return complaint is null
            ? new() { Kind = Wire.ResourceCommandResponseKind.Succeeded }
            : new() { Kind = Wire.ResourceCommandResponseKind.Failed, Message = complaint };
    }

    /// <summary>Nothing is ever asked. A dashboard whose call is refused takes itself for disconnected, so it is kept open.</summary>
    public override async Task WatchInteractions(
        IAsyncStreamReader<Wire.WatchInteractionsRequestUpdate> requests,
        IServerStreamWriter<Wire.WatchInteractionsResponseUpdate> answers, ServerCallContext context)
    {
        while (await requests.MoveNext(context.CancellationToken))
        {
            // an answer to a question that another run asked
        }
    }
}
