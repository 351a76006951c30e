using Microsoft.Extensions.DependencyInjection;
using Tahoon.Booking.Privacy;
using Tahoon.Testing;
using Xunit;
using BookingProcess = Tahoon.CrashPoints.World.ServiceProcess<Tahoon.Booking.Data.BookingDb, Tahoon.Booking.Data.SqliteBookingDb>;
using SchedulingProcess = Tahoon.CrashPoints.World.ServiceProcess<Tahoon.Scheduling.Data.SchedulingDb, Tahoon.Scheduling.Data.SqliteSchedulingDb>;

namespace Tahoon.CrashPoints.World;

/// <summary>Booking and Scheduling as they are, joined in memory, over the data folder of a whole system.</summary>
public sealed class TwoServices : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-crash-points-");
    private readonly Neighbours _neighbours;
    private readonly SemaphoreSlim _turn = new(1, 1);

    // a process that is started a hundred times need not watch its settings
    static TwoServices() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    public TwoServices() => _neighbours = new Neighbours(this);

    internal Script Script { get; } = new();

    internal Broker Broker { get; } = new();

    internal BookingProcess Booking { get; private set; } = null!;

    internal SchedulingProcess Scheduling { get; private set; } = null!;

    /// <summary>Whether a Scheduling that ended is there again for the very next call.</summary>
    internal bool ComesBackAtOnce { get; set; }

    internal string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        await OtherDatabases.MakeAsync(Folder);
        await StartBookingAsync();
        await StartSchedulingAsync();

        // makes the ring that users' keys are wrapped by
        Booking.Services.GetRequiredService<UserKeys>().Prepare();
    }

    public async ValueTask DisposeAsync()
    {
        await Booking.DisposeAsync();
        await Scheduling.DisposeAsync();
        TestDatabase.Forget(Booking.File);
        TestDatabase.Forget(Scheduling.File);
        _turn.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts anew what ended.</summary>
    internal async Task RestartAsync()
    {
        if (Booking.Life.IsOver)
        {
            Booking.Bury();
            await StartBookingAsync();
        }

        await SchedulingAsync();
    }

    /// <summary>Scheduling, started anew where it ended.</summary>
    internal async Task<SchedulingProcess> SchedulingAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (Scheduling.Life.IsOver)
            {
                Scheduling.Bury();
                await StartSchedulingAsync();
            }

            return Scheduling;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StartBookingAsync()
    {
        Booking = new BookingProcess(new Life("booking", Script), At("booking.db"), Broker, _neighbours.OfBooking);
        await Booking.InitializeAsync();
    }

    private async Task StartSchedulingAsync()
    {
        Scheduling = new SchedulingProcess(new Life("scheduling", Script), At("scheduling.db"), Broker, _neighbours.OfScheduling);
        await Scheduling.InitializeAsync();
    }

    private string At(string file) => Path.Combine(Folder, file);
}
