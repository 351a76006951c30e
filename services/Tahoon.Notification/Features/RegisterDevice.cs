using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

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
        .WithSummary("Registers a device of the user for pushes; again, the same device; of another user, it is that one's no longer.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        UserId id,
        [StringLength(UserDevice.LongestToken, MinimumLength = 1), DeviceToken] string token,
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
        bool saved;
        try
        {
            saved = await SaveAsync(database, found.Value, token, device.Platform!, now, cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // the same device or its user was added meanwhile: now it is there
            saved = await SaveAsync(database, found.Value, token, device.Platform!, now, cancellation);
        }

        return saved ? TypedResults.NoContent() : Failures.NotFound.ToResult();
    }

    /// <summary>False where the user was erased meanwhile. The device may be another user's until now, whom the caller can't reach.</summary>
    private static Task<bool> SaveAsync(
        Database<NotificationDb> database,
        Recipient recipient,
        string token,
        string platform,
        DateTime now,
        CancellationToken cancellation) => database.AsSystem.WriteAsync(
            async (db, stop) =>
            {
                if (!await db.Recipients.AnyAsync(row => row.UserId == recipient.UserId, stop))
                    db.Add(recipient);
                else if (!await db.StaysAsync(recipient.UserId, stop))
                    return false;

                await Devices.AddAsync(db, recipient.UserId, token, platform, now, stop);
                return true;
            },
            cancellation);
}
