using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Notification.Features;

/// <summary>What is said of a device.</summary>
/// <param name="Platform"><c>android</c>, <c>ios</c> or <c>web</c>.</param>
public sealed record RegisterDeviceRequest(
    [property: Required, AllowedValues(Platforms.Android, Platforms.Ios, Platforms.Web)] string? Platform);

internal static class RegisterDevice
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPut("/api/v1/users/{id}/devices/{token}", HandleAsync)
        .RequireScope(Scopes.Users, CallerKind.User)
        .WithName("RegisterDevice")
        .WithTags("Users")
        .WithSummary("Registers a device of the user for pushes; again, the same device.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        UserId id,
        [StringLength(UserDevice.LongestToken, MinimumLength = 1)] string token,
        RegisterDeviceRequest device,
        Caller caller,
        Recipients recipients,
        Database<NotificationDb> database,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var found = await recipients.FindAsync(caller, id.Value, cancellation);
        if (found.Failed)
            return found.Failure.ToResult();

        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            await SaveAsync(database, found.Value, token, device.Platform!, now, cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // the same device or its user was added meanwhile: now it is there
            await SaveAsync(database, found.Value, token, device.Platform!, now, cancellation);
        }

        return TypedResults.NoContent();
    }

    private static Task<bool> SaveAsync(
        Database<NotificationDb> database,
        Recipient recipient,
        string token,
        string platform,
        DateTime now,
        CancellationToken cancellation) => database.WriteAsync(
            async (db, stop) =>
            {
                // loaded, as its devices are its own
                if (await db.Recipients.SingleOrDefaultAsync(row => row.UserId == recipient.UserId, stop) is null)
                    db.Add(recipient);

                await Devices.AddAsync(db, recipient.UserId, token, platform, now, stop);
                return true;
            },
            cancellation);
}
