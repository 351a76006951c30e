using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Applications;

/// <summary>Gives an application a second key, or takes one away: so a key is replaced while the application runs.</summary>
internal sealed class ChangeAccessKeys(Database<IdentityDb> database, TimeProvider clock)
{
    /// <summary>A verb is run by who runs the program, and asks for no caller.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <summary>Adds a key beside the one there is; a conflict where there are two.</summary>
    public Task<Result<ShownKey>> AddAsync(Guid application, CancellationToken cancellation)
    {
        var text = AccessKey.NewText();
        return _database.WriteAsync<Result<ShownKey>>(
            async (context, token) =>
            {
                if (!await context.Applications.AnyAsync(row => row.Id == application, token))
                    return Failures.NotFound;
                var taken = await context.AccessKeys
                    .Where(key => key.ApplicationId == application && key.RevokedAt == null).Select(key => key.Slot).ToListAsync(token);
                if (Slots.Free(taken) is not { } slot)
                    return Failures.Conflict.Because("The application has two valid keys; revoke one first.");

                context.Add(AccessKey.Of(application, slot, text, clock.GetUtcNow().UtcDateTime));
                return new ShownKey(application, slot, text);
            },
            cancellation);
    }

    /// <summary>Ends a key at once. Tokens that it got live on for the rest of their hour.</summary>
    public Task<Result<int>> RevokeAsync(Guid application, int slot, CancellationToken cancellation) =>
        _database.WriteAsync<Result<int>>(
            async (context, token) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var revoked = await context.AccessKeys
                    .Where(key => key.ApplicationId == application && key.Slot == slot && key.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), token);
                return revoked == 1 ? slot : Failures.NotFound;
            },
            cancellation);
}
