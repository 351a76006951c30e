using System.Net.Sockets;
using Tahoon.SystemTests.Harness;

namespace Tahoon.SecurityTests.World;

/// <summary>The cache, standing still until this is disposed: connections come about, and nobody answers.</summary>
internal sealed class StandingCache : IDisposable
{
    private const string Name = "dev-cache";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly RunningSystem _system;

    public StandingCache(RunningSystem system)
    {
        _system = system;
        system.Pause(Name);
    }

    /// <summary>Whether it answers all the same.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        var address = new Uri(_system.Resource(Name).Endpoints[0]);
        using var client = new TcpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await client.ConnectAsync(address.Host, address.Port, limit.Token);
            await client.GetStream().WriteAsync("*1\r\n$4\r\nPING\r\n"u8.ToArray(), limit.Token);
            return await client.GetStream().ReadAsync(new byte[16], limit.Token) > 0;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _system.Continue(Name);
}
