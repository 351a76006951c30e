using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Notification.Features;

internal static class RemoveDevice
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapDelete("/api/v1/users/{id}/devices/{token}", HandleAsync)
        .RequireScope(Scopes.Users, CallerKind.User)
        .WithName("RemoveDevice")
        .WithTags("Users")
        .WithSummary("Stops pushes to a device of the user; one that is not registered is gone already.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        UserId id,
        [StringLength(UserDevice.LongestToken, MinimumLength = 1), DeviceToken] string token,
        Caller caller,
        Recipients recipients,
        Database<NotificationDb> database,
        CancellationToken cancellation)
    {
        var found = await recipients.FindAsync(caller, id.Value, cancellation);
        if (found.Failed)
            return found.Failure.ToResult();

        var device = UserDevice.IdOf(found.Value.UserId, token);
        await database.WriteAsync(
            (db, stop) => db.Devices.Where(row => row.Id == device).ExecuteDeleteAsync(stop), cancellation);
        return TypedResults.NoContent();
    }
}
