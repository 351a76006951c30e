using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>Commands that are a POST to the replica: it has worked where the answer is 2xx.</summary>
internal static class HttpCommands
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    public static Wire.ResourceCommand Offer(HttpCommandDefinition command, bool isEnabled)
    {
        var offer = new Wire.ResourceCommand
        {
            Name = command.Name,
            DisplayName = command.Title,
            DisplayDescription = command.Options.Description ?? "",
            State = isEnabled ? Wire.ResourceCommandState.Enabled : Wire.ResourceCommandState.Disabled
        };
        if (command.Options.ConfirmationMessage is { } question)
            offer.ConfirmationMessage = question;
        if (command.Options.IconName is { } icon)
            offer.IconName = icon;
        return offer;
    }

    /// <summary>Why it did not work; null where it did.</summary>
    public static async Task<string?> SendAsync(HttpCommandDefinition command, Replica replica, CancellationToken cancellationToken)
    {
        var address = replica.Addresses.First(address => address.Scheme is "http").Url;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address + command.Path));
        try
        {
            if (command.Options.PrepareRequest is { } prepare)
                await prepare(new() { HttpClient = Http, Request = request, CancellationToken = cancellationToken });
            using var answer = await Http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{replica.Name} answered {(int)answer.StatusCode}.";
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException)
        {
            return failure.Message;
        }
    }
}
