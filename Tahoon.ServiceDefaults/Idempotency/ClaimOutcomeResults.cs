using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>Answers what is known of a key.</summary>
public static class ClaimOutcomeResults
{
    /// <summary>The stored answer again, 422 for a key of another request, or 409 while another attempt works.</summary>
    public static IResult ToResult(this ClaimOutcome known) => known switch
    {
        ClaimOutcome.Answered answered => new StoredAnswerResult(answered.Answer, replayed: true),
        ClaimOutcome.Reused => Failures.IdempotencyKeyReused.ToResult(),
        _ => Failures.IdempotencyInProgress.ToResult(),
    };
}
