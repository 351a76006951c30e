using Tahoon.DevBroker.Storage;

namespace Tahoon.DevBroker.Operations;

/// <summary>Whether the broker lives, and whether it can store.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("Healthy"));
        routes.MapGet("/health/ready", Ready);
        routes.MapGet("/health", Ready);
    }

    private static IResult Ready(Journal journal) =>
        journal.CanWrite
            ? Results.Text("Healthy")
            : Results.Text("Unhealthy", statusCode: StatusCodes.Status503ServiceUnavailable);
}
