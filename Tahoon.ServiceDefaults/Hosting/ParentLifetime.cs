#pragma warning disable IDE0005 // this file is also compiled into web projects, which have some of these already
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
#pragma warning restore IDE0005

namespace Tahoon.ServiceDefaults.Hosting;

/// <summary>
/// Ends a process with the runner that started it. The runner keeps the write end of this process's standard input and
/// sets <c>TAHOON_PARENT_PIPE=stdin</c>; end of file means that the runner has gone, however it went, or asks this
/// process to stop. Without that variable nothing changes.
/// </summary>
public static class ParentLifetimeExtensions
{
    public static IHostApplicationBuilder AddParentLifetime(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Configuration["TAHOON_PARENT_PIPE"] is "stdin")
            builder.Services.AddSingleton<IHostLifetime, ParentLifetime>();
        return builder;
    }
}

/// <summary>Takes the place of the console's lifetime: Ctrl+C reaches every process of a terminal at once, but the
/// runner stops them in order.</summary>
internal sealed class ParentLifetime(IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));

        // reading standard input holds a thread until it ends: one of its own, not one of the pool's
        new Thread(ReadToEnd) { IsBackground = true, Name = "parent pipe" }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        application.StopApplication();
    }

    private void ReadToEnd()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (input.Read(buffer) > 0)
        {
            // what the runner may say one day is not for this version
        }

        application.StopApplication();
    }
}
