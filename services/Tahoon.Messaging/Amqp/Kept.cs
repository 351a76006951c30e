namespace Tahoon.Messaging.Amqp;

/// <summary>Something that is opened when first needed, and again once it is closed; who comes meanwhile shares the opening.</summary>
internal sealed class Kept<T>(Func<Task<T>> open, Func<T, bool> isClosed)
    where T : class
{
    private readonly Lock _gate = new();
    private Task<T>? _opening;
    private volatile T? _current;

    public Task<T> GetAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            var usable = _current is { } current && !isClosed(current);
            if (_opening is null || (_opening.IsCompleted && !usable))
                _opening = OpenAsync();
            return _opening.WaitAsync(cancellation);
        }
    }

    /// <summary>What is open now, if anything.</summary>
    public T? Current => _current;

    private async Task<T> OpenAsync()
    {
        _current = null;
        return _current = await open();
    }
}
