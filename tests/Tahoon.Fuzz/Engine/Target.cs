namespace Tahoon.Fuzz.Engine;

/// <summary>Something of Tahoon that takes what strangers write.</summary>
internal abstract class Target : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>Its share of a campaign's cases, of a thousand.</summary>
    public abstract int Share { get; }

    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Makes a case; the same random numbers, the same case.</summary>
    public abstract FuzzInput Make(Random random);

    /// <summary>Tries a case: what is wrong with how it was taken, or null.</summary>
    public abstract Task<string?> TryAsync(FuzzInput input);

    /// <summary>Looks at what only shows after many cases: what is wrong, or null.</summary>
    public virtual Task<string?> FinishAsync() => Task.FromResult<string?>(null);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
