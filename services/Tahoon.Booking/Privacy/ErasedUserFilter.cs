using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Privacy;

/// <summary>A user's token lives on for up to an hour after the user was erased: for it, there is nothing any more.</summary>
internal sealed class ErasedUserFilter(UserKeys keys) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = Caller.Of(http.User);
        return caller.Kind is CallerKind.User && await keys.IsErasedAsync(caller.SubjectId, http.RequestAborted)
            ? Failures.NotFound.ToResult()
            : await next(context);
    }
}
