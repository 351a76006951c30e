using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Operators;

/// <summary>An operator's key as it is shown, once.</summary>
internal sealed record ShownOperatorKey(string Name, string Text)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(ShownOperatorKey);
}

/// <summary>Registers operators, and ends what they may.</summary>
internal sealed class ChangeOperators(Database<IdentityDb> database, TimeProvider clock)
{
    /// <summary>A verb is run by who runs the program, and asks for no caller.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <summary>Gives somebody a key; a conflict where the name has a valid one.</summary>
    public async Task<Result<ShownOperatorKey>> RegisterAsync(string name, CancellationToken cancellation)
    {
        if (!Operator.IsName(name))
            return Failures.InvalidRequest.Because(
                $"A name has 1 to {Operator.LongestName} letters, digits, dots, hyphens and underscores.");

        var key = Operator.NewKey();
        try
        {
            return await _database.WriteAsync<Result<ShownOperatorKey>>(
                (context, _) =>
                {
                    context.Add(Operator.Of(name, key, clock.GetUtcNow().UtcDateTime));
                    return Task.FromResult<Result<ShownOperatorKey>>(new ShownOperatorKey(name, key));
                },
                cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            return Failures.Conflict.Because("The name has a valid key; revoke it first.");
        }
    }

    /// <summary>Ends a key at once. Tokens that it got live on for the rest of their hour.</summary>
    public Task<Result<string>> RevokeAsync(string name, CancellationToken cancellation) =>
        _database.WriteAsync<Result<string>>(
            async (context, token) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var revoked = await context.Operators
                    .Where(one => one.Name == name && one.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.RevokedAt, now), token);
                return revoked == 1 ? name : Failures.NotFound;
            },
            cancellation);
}
