using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Users;

/// <summary>The user that was registered or found.</summary>
internal sealed record Registered(User User, bool Created);

/// <summary>
/// Registers a user, or finds the one there is: by its external reference, else by its e-mail address. A user that is found
/// keeps what is known of it; only a first external reference and other devices are taken over.
/// </summary>
internal sealed class RegisterUser(Database<IdentityDb> database, TimeProvider clock)
{
    private const int Tries = 3;

    /// <param name="organisation">Whose user.</param>
    /// <param name="details">The user.</param>
    /// <param name="newId">The id, if it is a new user.</param>
    /// <param name="also">What else belongs to the transaction; a failure rolls all of it back.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Result<Registered>> HandleAsync(
        Guid organisation, UserDetails details, Guid newId, CancellationToken cancellation,
        Func<IdentityDb, Registered, CancellationToken, Task<Failure?>>? also = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.WriteAsync(
                    async (context, token) =>
                    {
                        var registered = await RegisterAsync(context, organisation, details, newId, token);
                        if (registered.Failed || also is null)
                            return registered;

                        return await also(context, registered.Value, token) is { } failure ? failure : registered;
                    },
                    cancellation);
            }
            catch (DbUpdateException exception) when (attempt < Tries && WasFirst(exception))
            {
                // somebody registered or changed the same user at the same time: now it is there to be found
            }
        }
    }

    private async Task<Result<Registered>> RegisterAsync(
        IdentityDb context, Guid organisation, UserDetails details, Guid newId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await FindAsync(context, organisation, details, cancellation);
        if (found.Failed)
            return found.Failure;
        if (found.Value.User is { } known)
            return new Registered(await UpdateAsync(context, known, details, now, cancellation), Created: false);

        var language = details.Language ?? await context.Organisations
            .Where(row => row.Id == organisation).Select(row => row.DefaultLanguage).SingleOrDefaultAsync(cancellation);
        if (language is null)
            return Failures.NotFound;

        var user = User.Of(newId, organisation, details, language, now);
        context.Add(user);
        Announce(context, user, details, now);
        return new Registered(user, Created: true);
    }

    private static async Task<Result<Found>> FindAsync(
        IdentityDb context, Guid organisation, UserDetails details, CancellationToken cancellation)
    {
        var users = context.Users.Where(user => user.OrganisationId == organisation);
        if (details.ExternalReference is { } reference
            && await users.SingleOrDefaultAsync(user => user.ExternalReference == reference, cancellation) is { } referred)
            return new Found(referred);

        var email = details.NormalisedEmail;
        var addressed = await users.SingleOrDefaultAsync(user => user.NormalisedEmail == email, cancellation);
        if (addressed?.ExternalReference is not null && details.ExternalReference is not null)
            return Failures.Conflict.Because("The e-mail address belongs to a user with another external reference.");

        return new Found(addressed);
    }

    private static async Task<User> UpdateAsync(
        IdentityDb context, User user, UserDetails details, DateTime now, CancellationToken cancellation)
    {
        var otherDevices = details.DevicesHash is { } hash && hash != user.DevicesHash;
        if (!user.TakeOver(details, now))
            await StayAsync(context, user, cancellation);
        else if (otherDevices)
            Announce(context, user, details, now);
        return user;
    }

    /// <summary>Keeps the row as it is until the commit, so that no answer about a user is stored after the user was erased.</summary>
    private static async Task StayAsync(IdentityDb context, User user, CancellationToken cancellation)
    {
        var there = await context.Users
            .Where(row => row.Id == user.Id && row.Version == user.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation);
        if (there == 0)
            throw new DbUpdateConcurrencyException("The user was erased or changed meanwhile.");
    }

    private static void Announce(IdentityDb context, User user, UserDetails details, DateTime now) => context.AddToOutbox(
        Announcements.IdOf(user.Id, user.Version),
        "identity",
        new UserRegistered(user.Id, user.OrganisationId, user.Language, user.TimeZone, details.Devices ?? [], user.Version, now),
        now,
        QueueNames.Notifications);

    private static bool WasFirst(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || StorageFaults.IsDuplicate(exception);

    private sealed record Found(User? User);
}
