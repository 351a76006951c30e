namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>Whose key it is.</summary>
/// <param name="KeyHash">See <see cref="IdempotencyKey.Hash"/>.</param>
public sealed record ClaimKey(Guid ApplicationId, string KeyHash);

/// <summary>An attempt that holds a claim: it may work until its lease ends, and close the claim while it is the newest.</summary>
/// <param name="SubjectId">The id of what the request makes.</param>
/// <param name="AllocationId">The allocation that this attempt uses.</param>
/// <param name="Attempt">The fence.</param>
public sealed record Claim(ClaimKey Key, Guid SubjectId, Guid AllocationId, int Attempt);

/// <summary>A final answer, as it is given again.</summary>
/// <param name="Body">JSON.</param>
/// <param name="About">The user whose personal data the body has, so that erasing the user finds it; null where it has none.</param>
public sealed record StoredAnswer(int Status, string Body, string? Location = null, string? ETag = null, Guid? About = null)
{
    /// <summary>Without the body.</summary>
    public override string ToString() => $"StoredAnswer {Status}";
}

/// <summary>What asking for a claim found.</summary>
public abstract record ClaimOutcome
{
    private ClaimOutcome() { }

    /// <summary>The caller works now.</summary>
    /// <param name="TakenOver">An earlier attempt began and did not finish: what it did must be found out.</param>
    public sealed record Started(Claim Claim, bool TakenOver) : ClaimOutcome;

    /// <summary>The answer is final already.</summary>
    public sealed record Answered(StoredAnswer Answer) : ClaimOutcome;

    /// <summary>Another attempt works.</summary>
    public sealed record InProgress : ClaimOutcome;

    /// <summary>The key belongs to another request.</summary>
    public sealed record Reused : ClaimOutcome;
}
