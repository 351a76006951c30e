using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.EraseUser;

/// <summary>
/// Erases a user: in one transaction everything that names it is gone here, a tombstone stays, and the others are owed the news.
/// For everybody the user does not exist from then on, so erasing it again is the 404 that reading it is.
/// </summary>
internal static class EraseUser
{
    private const int Tries = 3;

    public static void Map(IEndpointRouteBuilder app) => app
        .MapDelete("/api/v1/users/{id}", HandleAsync)
        .RequireScope(Scopes.Users, CallerKind.User)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("EraseUser")
        .WithTags("Users")
        .WithSummary("Erase a user")
        .WithDescription("Final. What is still to come is cancelled, and what the user wrote can't be read any more. "
            + "Afterwards the user is not found, by a second erasure neither; the same person may register anew.");

    private static async Task<IResult> HandleAsync(
        UserId id, Database<IdentityDb> database, TimeProvider clock, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var erased = await database.WriteAsync(
                    (context, token) => EraseAsync(context, id.Value, clock.GetUtcNow().UtcDateTime, token),
                    cancellation,
                    (context, token) => context.ErasedUsers.AnyAsync(user => user.Id == id.Value, token));
                return erased.ToResult(_ => TypedResults.NoContent());
            }
            catch (DbUpdateException exception) when (attempt < Tries && IsRace(exception))
            {
                // changed or erased by another meanwhile: the next look tells
            }
        }
    }

    private static async Task<Result<ErasedUser>> EraseAsync(
        IdentityDb context, Guid id, DateTime now, CancellationToken cancellation)
    {
        if (await context.Users.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } user)
            return Failures.NotFound;

        var erased = new ErasedUser { Id = user.Id, OrganisationId = user.OrganisationId, ErasedAt = now };
        context.Remove(user);
        context.Add(erased);
        // now, so that whoever reads the user to answer of it has either answered before or finds nobody
        await context.SaveChangesAsync(cancellation);

        await context.ForgetAnswersAboutAsync(id, Gone(), cancellation);
        await ForgetMessagesAsync(context, user, cancellation);
        context.AddToOutbox(
            "identity", new UserErased(id, user.OrganisationId, now), now, QueueNames.Meetings, QueueNames.Notifications);
        return erased;
    }

    /// <summary>Announcements name the user's devices. What was not sent yet need not be any more.</summary>
    private static Task<int> ForgetMessagesAsync(IdentityDb context, User user, CancellationToken cancellation)
    {
        var announced = Announcements.IdsUpTo(user.Id, user.Version);
        return context.Set<OutboxRow>()
            .Where(row => row.Queue == QueueNames.Notifications && EF.Parameter(announced).Contains(row.EventId))
            .ExecuteDeleteAsync(cancellation);
    }

    private static StoredAnswer Gone()
    {
        var problem = Failures.NotFound.ToProblemDetails();
        return new StoredAnswer(Failures.NotFound.Status, JsonSerializer.Serialize(problem, problem.GetType(), WireJson.Options));
    }

    private static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || StorageFaults.IsDuplicate(exception);
}
