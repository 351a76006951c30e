using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue;

/// <summary>Changes of one organisation's catalogue go one by one, each in a transaction that raises the organisation's mark first.</summary>
internal sealed class CatalogueWriting(
    Database<CatalogueDb> database, CatalogueMarks marks, Claims<CatalogueDb> claims, ClaimEndings<CatalogueDb> endings)
{
    public async Task<Result<T>> InTurnAsync<T>(
        Guid organisation, Func<CatalogueDb, CancellationToken, Task<Result<T>>> change, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                var changed = await database.WriteAsync(
                    async (context, token) =>
                    {
                        await DirectoryMarking.TakeTurnAsync(context, organisation, token);
                        return await change(context, token);
                    },
                    cancellation);
                marks.Forget(organisation);
                return changed;
            }
            catch (DbUpdateException exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // another made the organisation's mark meanwhile: look again
            }
        }
    }

    /// <summary>Adds something once, however often it is asked for under one key; the claim's id is the id of what is added.</summary>
    public async Task<IResult> OnceAsync<TForm>(
        HttpContext http,
        Caller caller,
        TForm form,
        Func<CatalogueDb, Guid, CancellationToken, Task<Result<StoredAnswer>>> add,
        CancellationToken cancellation)
    {
        var key = IdempotencyKey.Require(http.Request);
        if (key.Failed)
            return key.Failure.ToResult();

        var hash = IdempotencyKey.HashRequest(http.Request, form);
        return await claims.OpenAsync(IdempotencyKey.Hash(caller, key.Value), hash, cancellation) switch
        {
            ClaimOutcome.Started started => await AddAsync(http, caller, started.Claim, add, cancellation),
            var known => known.ToResult(),
        };
    }

    private async Task<IResult> AddAsync(
        HttpContext http,
        Caller caller,
        Claim claim,
        Func<CatalogueDb, Guid, CancellationToken, Task<Result<StoredAnswer>>> add,
        CancellationToken cancellation)
    {
        try
        {
            var added = await InTurnAsync<StoredAnswer>(
                caller.OrganisationId,
                async (context, token) =>
                {
                    var answer = await add(context, claim.SubjectId, token);
                    return answer.Failed || await context.CloseClaimAsync(claim, answer.Value, token)
                        ? answer
                        : Failures.IdempotencyInProgress;
                },
                cancellation);
            return added.Failed
                ? await endings.RefuseAsync(http, claim, added.Failure, cancellation)
                : new StoredAnswerResult(added.Value, replayed: false);
        }
        catch
        {
            await endings.LetRetryAsync(claim);
            throw;
        }
    }
}
