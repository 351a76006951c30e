namespace Tahoon.AppHost.Embedded.Running;

/// <summary>How many programs may be starting at once: a start is all work, and too many on few cores make all slow.</summary>
internal sealed class StartGate(int places, TimeProvider time) : IDisposable
{
    // what hangs in its start must not keep the others waiting
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(places);

    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Turn(_places, time);
    }

    public void Dispose() => _places.Dispose();

    internal sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim _places;
        private readonly ITimer _timer;
        private int _left;

        public Turn(SemaphoreSlim places, TimeProvider time)
        {
            _places = places;
            _timer = time.CreateTimer(_ => Leave(), null, Longest, Timeout.InfiniteTimeSpan);
        }

        public void Leave()
        {
            if (Interlocked.Exchange(ref _left, 1) is 0)
                _places.Release();
        }

        public void Dispose()
        {
            _timer.Dispose();
            Leave();
        }
    }
}
