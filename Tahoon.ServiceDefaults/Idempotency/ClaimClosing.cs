using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>Closes claims inside the transactions that make their answers true.</summary>
public static class ClaimClosing
{
    /// <summary>
    /// Stores the final answer of a claim. False where the attempt was passed: then the whole transaction must roll back.
    /// </summary>
    public static async Task<bool> CloseClaimAsync(
        this DbContext context, Claim claim, StoredAnswer answer, CancellationToken cancellation) =>
        await context.RowOf(claim).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Finished, true)
                .SetProperty(row => row.Status, answer.Status)
                .SetProperty(row => row.Body, answer.Body)
                .SetProperty(row => row.Location, answer.Location)
                .SetProperty(row => row.ETag, answer.ETag)
                .SetProperty(row => row.About, answer.About),
            cancellation) == 1;

    /// <summary>
    /// Puts another answer in the place of those that have a user's personal data: a client that repeats its request learns that
    /// the user is gone, and makes no new one of it.
    /// </summary>
    public static Task<int> ForgetAnswersAboutAsync(
        this DbContext context, Guid user, StoredAnswer instead, CancellationToken cancellation) =>
        context.Set<ClaimRow>().Where(row => row.About == user).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Status, instead.Status)
                .SetProperty(row => row.Body, instead.Body)
                .SetProperty(row => row.Location, (string?)null)
                .SetProperty(row => row.ETag, (string?)null)
                .SetProperty(row => row.About, (Guid?)null),
            cancellation);

    /// <summary>The claim's row, as long as this attempt is the newest and no answer is final.</summary>
    internal static IQueryable<ClaimRow> RowOf(this DbContext context, Claim claim) => context.Set<ClaimRow>().Where(row =>
        row.ApplicationId == claim.Key.ApplicationId && row.KeyHash == claim.Key.KeyHash
        && row.Attempt == claim.Attempt && !row.Finished);
}
