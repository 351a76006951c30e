namespace Tahoon.AppHost.Embedded;

internal class CommandOptions
{
    public string? Description { get; set; }

    /// <summary>Asked before it is done.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>One of the Fluent UI icons.</summary>
    public string? IconName { get; set; }
}

internal sealed class HttpCommandOptions : CommandOptions
{
    /// <summary>Sees to the request before it is sent.</summary>
    public Func<HttpCommandRequestContext, Task>? PrepareRequest { get; set; }
}

internal sealed class HttpCommandRequestContext
{
    public required CancellationToken CancellationToken { get; init; }

    public required HttpClient HttpClient { get; init; }

    public required HttpRequestMessage Request { get; init; }
}
