using Microsoft.Extensions.Hosting;

namespace Tahoon.AppHost.Embedded.StatusConsole;

/// <summary>For what the runner serves itself: the runner's own signals stop it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
