using Tahoon.Contracts.Internal;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>Tells other replicas, after the answer is known, that time of a provider was taken.</summary>
internal static class Hastening
{
    public static RouteHandlerBuilder Hastens(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var answer = await next(call);
        foreach (var argument in call.Arguments)
            if (ProviderOf(argument) is { } provider)
                // nobody waits for it, and nothing depends on it
                _ = call.HttpContext.RequestServices.GetRequiredService<FormCache>().TellAsync(provider);
        return answer;
    });

    private static Guid? ProviderOf(object? argument) => argument switch
    {
        ReserveCommand command => command.ProviderId,
        HoldCommand command => command.ProviderId,
        _ => null,
    };
}
