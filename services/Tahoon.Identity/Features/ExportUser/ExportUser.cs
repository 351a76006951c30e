using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refit;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Clients;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.ExportUser;

/// <summary>
/// Everything that is held about a user, in one document. Where a part can't be had there is no answer: an export that
/// silently lacks something would be a lie.
/// </summary>
internal static class ExportUser
{
    /// <summary>The largest part that is taken from another service.</summary>
    public const int LargestPart = 32 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/users/{id}/export", HandleAsync)
        .RequireScope(Scopes.Users, CallerKind.User)
        .Produces<ExportedUser>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("ExportUser")
        .WithTags("Users")
        .WithSummary("Everything that is held about a user")
        .WithDescription("The profile, bookings with their events, meetings, notices, pushes and devices, and who read any of it. "
            + "503 where a part can't be had right now: an export is whole or none.");

    private static async Task<IResult> HandleAsync(
        UserId id, Caller caller, HttpResponse response, Database<IdentityDb> database, IBooking booking, INotification notification,
        AccessTrail<IdentityDb> trail, TimeProvider clock, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        var user = await FindAsync(database, id, cancellation);
        if (user is null)
            return Failures.NotFound.ToResult();

        await trail.RecordAsync(caller, AccessAction.Export, "user", [user.Id], user.Id);
        var bookings = AskAsync("booking", booking.ExportAsync(user.Id, user.OrganisationId, cancellation));
        var notices = AskAsync("notification", notification.ExportAsync(user.Id, user.OrganisationId, cancellation));
        await Task.WhenAll(bookings, notices);
        if (await bookings is not { } booked || await notices is not { } told)
            return Failures.NotFound.ToResult();

        // erased while the parts were gathered: then there is nothing to hand out
        if (await FindAsync(database, id, cancellation) is null)
            return Failures.NotFound.ToResult();

        var accesses = await database.AsSystem.ReadAsync(
            (context, token) => context.Set<AccessRow>().Where(row => row.UserId == user.Id).OrderBy(row => row.At).ToListAsync(token),
            cancellation);
        return TypedResults.Ok(new ExportedUser(
            clock.GetUtcNow().UtcDateTime, ExportedProfile.Of(user), booked, told, [.. accesses.Select(ExportedAccess.Of)]));
    }

    private static Task<User?> FindAsync(Database<IdentityDb> database, UserId id, CancellationToken cancellation) => database.ReadAsync(
            (context, token) => context.Users.SingleOrDefaultAsync(row => row.Id == id.Value, token), cancellation);

    /// <summary>A part; null where the other service knows that the user was erased.</summary>
    private static async Task<JsonElement?> AskAsync(string service, Task<ApiResponse<JsonElement>> asking)
    {
        try
        {
            using var answer = await asking;
            return answer.StatusCode is HttpStatusCode.NotFound ? null
                : answer.IsSuccessStatusCode && answer.Content.ValueKind is JsonValueKind.Object ? answer.Content.Clone()
                : throw new DependencyUnavailableException(service, answer.Error);
        }
        catch (Exception exception) when (exception is not DependencyUnavailableException and not OperationCanceledException)
        {
            throw new DependencyUnavailableException(service, exception);
        }
    }
}

/// <summary>The document.</summary>
/// <param name="Booking">Bookings with their events and meetings, and who read them.</param>
/// <param name="Notification">Devices, notices and pushes.</param>
/// <param name="AccessTrail">Who read the profile or exported it.</param>
internal sealed record ExportedUser(
    DateTime ExportedAt, ExportedProfile User, JsonElement Booking, JsonElement Notification,
    IReadOnlyList<ExportedAccess> AccessTrail)
{
    /// <summary>Without personal data.</summary>
    public override string ToString() => nameof(ExportedUser);
}

/// <summary>What Identity holds.</summary>
internal sealed record ExportedProfile(
    UserId UserId, string Name, string Email, string? Phone, string TimeZone, string Language, string? ExternalReference,
    int Version, DateTime CreatedAt, DateTime ChangedAt)
{
    public static ExportedProfile Of(User user) => new(
        new UserId(user.Id), user.Name, user.Email, user.Phone, user.TimeZone, user.Language, user.ExternalReference,
        user.Version, user.CreatedAt, user.ChangedAt);

    /// <summary>Without personal data.</summary>
    public override string ToString() => nameof(ExportedProfile);
}
