using System.Diagnostics.CodeAnalysis;

namespace Tahoon.Contracts.Errors;

/// <summary>What a transaction asks before it commits: a failed outcome changes nothing.</summary>
public interface IOutcome
{
    /// <summary>True where the outcome is a failure.</summary>
    bool Failed { get; }
}

/// <summary>A value, or why there is none.</summary>
public readonly record struct Result<T> : IOutcome
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    /// <summary>The value; null where it failed.</summary>
    public T? Value { get; }

    /// <summary>Why it failed, or null.</summary>
    public Failure? Failure { get; }

    /// <inheritdoc/>
    [MemberNotNullWhen(true, nameof(Failure))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Failure is not null;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
