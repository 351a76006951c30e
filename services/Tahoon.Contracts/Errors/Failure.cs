namespace Tahoon.Contracts.Errors;

/// <summary>An expected outcome that is not success; on the wire it is RFC 9457 problem details.</summary>
/// <param name="Code">Stable, snake_case; one of <see cref="Failures"/>.</param>
/// <param name="Status">The HTTP status it is told with.</param>
/// <param name="Title">One English sentence, the same for every occurrence.</param>
public sealed record Failure(string Code, int Status, string Title)
{
    /// <summary>What is particular to this occurrence, or null; nothing internal and no personal data.</summary>
    public string? Detail { get; init; }

    /// <summary>Member to messages, for input that is not valid.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Further members of the answer, such as <c>nextAvailable</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>When trying again is worth it, told as Retry-After; null where it isn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same failure with what is particular to this occurrence.</summary>
    public Failure Because(string detail) => this with { Detail = detail };
}
