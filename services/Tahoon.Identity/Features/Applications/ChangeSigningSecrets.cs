using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Applications;

/// <summary>
/// Gives an application a signing secret, takes one away, and says whether it must sign. Each begins with an update of the
/// application's row, which lets one such change happen at a time: who must sign never loses its last secret.
/// </summary>
internal sealed class ChangeSigningSecrets(Database<IdentityDb> database, SigningSecrets secrets, TimeProvider clock)
{
    /// <summary>A verb is run by who runs the program, and asks for no caller.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <summary>Adds a secret beside the one there may be; a conflict where there are two.</summary>
    public Task<Result<ShownKey>> AddAsync(Guid application, CancellationToken cancellation)
    {
        var text = SigningSecret.NewText();
        var stored = secrets.Protect(text);
        return _database.WriteAsync<Result<ShownKey>>(
            async (context, token) =>
            {
                var counted = await context.Applications
                    .Where(row => row.Id == application && row.ValidSecrets < Slots.Last)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ValidSecrets, row => row.ValidSecrets + 1), token);
                if (counted == 0)
                    return await RefusedAsync(context, application, "The application has two valid secrets; revoke one first.", token);

                var taken = await context.SigningSecrets
                    .Where(row => row.ApplicationId == application && row.RevokedAt == null).Select(row => row.Slot).ToListAsync(token);
                var slot = Slots.Free(taken)!.Value;
                context.Add(SigningSecret.Of(application, slot, stored, clock.GetUtcNow().UtcDateTime));
                return new ShownKey(application, slot, text);
            },
            cancellation);
    }

    /// <summary>Ends a secret at once; a conflict where it is the last one of an application that must sign.</summary>
    public Task<Result<int>> RevokeAsync(Guid application, int slot, CancellationToken cancellation) =>
        _database.WriteAsync<Result<int>>(
            async (context, token) =>
            {
                var counted = await context.Applications
                    .Where(row => row.Id == application && row.ValidSecrets > 0 && (!row.RequireSignature || row.ValidSecrets > 1))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ValidSecrets, row => row.ValidSecrets - 1), token);
                if (counted == 0)
                    return await context.Applications.AnyAsync(row => row.Id == application && row.RequireSignature, token)
                        ? Failures.Conflict.Because("The application must sign, and has no other secret.")
                        : Failures.NotFound;

                var now = clock.GetUtcNow().UtcDateTime;
                var revoked = await context.SigningSecrets
                    .Where(row => row.ApplicationId == application && row.Slot == slot && row.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), token);
                return revoked == 1 ? slot : Failures.NotFound;
            },
            cancellation);

    /// <summary>Says whether the application's requests must be signed; a conflict where it has nothing to sign with.</summary>
    public Task<Result<bool>> RequireAsync(Guid application, bool required, CancellationToken cancellation) =>
        _database.WriteAsync<Result<bool>>(
            async (context, token) =>
            {
                var changed = await context.Applications
                    .Where(row => row.Id == application && (!required || row.ValidSecrets > 0))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.RequireSignature, required), token);
                return changed == 1
                    ? required
                    : await RefusedAsync(context, application, "The application has no signing secret; add one first.", token);
            },
            cancellation);

    private static async Task<Failure> RefusedAsync(
        IdentityDb context, Guid application, string because, CancellationToken cancellation) =>
        await context.Applications.AnyAsync(row => row.Id == application, cancellation)
            ? Failures.Conflict.Because(because)
            : Failures.NotFound;
}
