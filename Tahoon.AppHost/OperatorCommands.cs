using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.AppHost;

/// <summary>What an operator does from the console: a service is asked under a token that Identity gives for the operator's key.</summary>
internal sealed class OperatorCommands(EndpointReference identity, string key)
{
    /// <summary>Messages and work that were given up are tried again, up to a hundred at a time.</summary>
    public void AddReplay(IResourceBuilder<ProjectResource> service) => service.WithHttpCommand(
        "/internal/ops/dead-letters/replay",
        "Replay dead letters",
        commandName: "replay-dead-letters",
        commandOptions: new HttpCommandOptions
        {
            Description = "Sends what was given up once more. Whatever caused it should be mended first.",
            ConfirmationMessage = "Replay all that this service has given up?",
            IconName = "ArrowRepeatAll",
            PrepareRequest = EnterAsync,
        });

    /// <summary>Where there is demonstration data to put back.</summary>
    public void AddReset(IResourceBuilder<ProjectResource> service) => service.WithHttpCommand(
        "/internal/ops/demonstration",
        "Reset demonstration data",
        commandName: "reset-demonstration",
        commandOptions: new HttpCommandOptions
        {
            Description = "Hours, time off and holidays of the demonstration as they were made. What is booked stays booked.",
            ConfirmationMessage = "Put the demonstration's calendars back as they were made?",
            IconName = "ArrowReset",
            PrepareRequest = EnterAsync,
        });

    private async Task EnterAsync(HttpCommandRequestContext context)
    {
        var asked = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = key };
        using var answer = await context.HttpClient.PostAsJsonAsync(
            new Uri($"{identity.Url}/internal/ops/tokens"), asked, context.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken);
        context.Request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", token.GetProperty("access_token").GetString());
    }
}
