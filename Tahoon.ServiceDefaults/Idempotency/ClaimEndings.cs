using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>
/// How a claim ends that made nothing: refused for good, left to be tried again, or passed by another attempt. What was made
/// is answered by the transaction that made it (<see cref="ClaimClosing"/>).
/// </summary>
public sealed partial class ClaimEndings<TContext>(
    Claims<TContext> claims, Database<TContext> database, ILogger<ClaimEndings<TContext>> logger)
    where TContext : DbContext
{
    /// <summary>Refuses: a final refusal is the key's answer for good, after any other the key may be tried again.</summary>
    /// <exception cref="StorageUnavailableException">The refusal could not be stored.</exception>
    public async Task<IResult> RefuseAsync(HttpContext http, Claim claim, Failure failure, CancellationToken cancellation)
    {
        if (!IsFinal(failure))
        {
            await LetRetryAsync(claim);
            return failure.ToResult();
        }

        var answer = StoredProblem.Of(failure, http);
        return await ClosedAsync(claim, answer, cancellation)
            ? new StoredAnswerResult(answer, replayed: false)
            : await PassedAsync(claim, cancellation);
    }

    /// <summary>Nothing final was found out: the client's next try need not wait for the lease.</summary>
    public async Task LetRetryAsync(Claim claim)
    {
        try
        {
            await claims.GiveUpAsync(claim, CancellationToken.None);
        }
        catch (StorageUnavailableException exception)
        {
            Log.LeaseKept(logger, claim.SubjectId, exception);
        }
    }

    /// <summary>This attempt is not the newest, or did more than it knows: what the claim says is the answer.</summary>
    public async Task<IResult> PassedAsync(Claim claim, CancellationToken cancellation) =>
        (await claims.KnownAsync(claim.Key, cancellation)).ToResult();

    /// <summary>Refusals that stay true of the request, whatever comes.</summary>
    private static bool IsFinal(Failure failure) =>
        failure.Status is 422 || failure.Code == Failures.SlotTaken.Code || failure.Code == Failures.HoldExpired.Code;

    private async Task<bool> ClosedAsync(Claim claim, StoredAnswer answer, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(
                (context, token) => context.CloseClaimAsync(claim, answer, token), cancellation);
        }
        catch
        {
            await LetRetryAsync(claim);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The claim of {SubjectId} keeps its lease until it runs out")]
        public static partial void LeaseKept(ILogger logger, Guid subjectId, Exception exception);
    }
}

/// <summary>Registers claims.</summary>
public static class AddClaimsExtensions
{
    /// <summary>Adds <see cref="Claims{TContext}"/> and <see cref="ClaimEndings{TContext}"/>.</summary>
    public static IServiceCollection AddClaims<TContext>(this IServiceCollection services)
        where TContext : DbContext => services
            .AddSingleton<Claims<TContext>>()
            .AddSingleton<ClaimEndings<TContext>>();
}
