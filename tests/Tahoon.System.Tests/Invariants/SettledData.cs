using System.Net;
using Microsoft.Data.Sqlite;
using Tahoon.Invariants;
using Tahoon.SystemTests.Support;
using Tahoon.Testing.Running;
using Xunit;

namespace Tahoon.SystemTests.Invariants;

/// <summary>
/// A data folder as the running system has it once two sessions are booked, one of them moved, a third is cancelled, and all of it has settled;
/// copied, so that it can be broken.
/// </summary>
public sealed class SettledData(TwoReplicas tahoon) : IAsyncLifetime
{
    private static readonly string[] Databases = ["identity.db", "scheduling.db", "booking.db", "notification.db", Path.Combine("broker", "broker.db")];

    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.At("settled");

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var patient = await tahoon.PatientAsync();
        var bookings = new List<string>();
        var slots = await patient.SlotsAsync();
        foreach (var slot in slots.Take(3))
            bookings.Add((await patient.BookSurelyAsync(slot, cancellation)).Text("bookingId"));

        foreach (var booking in bookings)
            await PushedAsync(booking, times: 1, cancellation);
        await patient.CancelAsync(bookings[0]);
        var moved = await patient.MoveAsync(bookings[1], slots.Skip(3).First(slot => slot.ProviderId == slots[1].ProviderId));
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        await PushedAsync(bookings[0], times: 2, cancellation);
        await Eventually.SettlesAsync(() => Waiting() == 0 && Check.Once(tahoon.System.DataFolder).All(verdict => verdict.Holds), cancellation);
        CopyTo(tahoon.System.DataFolder, Folder);
    }

    /// <summary>A copy of its own for a test that breaks it.</summary>
    internal string Copy()
    {
        var copy = _folder.At(Guid.NewGuid().ToString("N"));
        CopyTo(Folder, copy);
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task PushedAsync(string booking, int times, CancellationToken cancellation) => Eventually.BecomesTrueAsync(
        async () => (await tahoon.Partners.PushesOfAsync(booking)).Count >= times, $"{times} pushes about {booking} did not come", cancellation);

    private int Waiting()
    {
        using var databases = global::Tahoon.Invariants.Databases.Open(tahoon.System.DataFolder);
        return databases.Ids("SELECT Id FROM booking.Meetings WHERE State = 1 UNION ALL SELECT Id FROM notification.Pushes WHERE State = 1").Count;
    }

    private static void CopyTo(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "broker"));
        Directory.CreateDirectory(Path.Combine(to, "partners"));
        foreach (var file in Databases)
        {
            using var source = Open(Path.Combine(from, file), SqliteOpenMode.ReadOnly);
            using var target = Open(Path.Combine(to, file), SqliteOpenMode.ReadWriteCreate);
            source.BackupDatabase(target);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "partners")))
            File.Copy(file, Path.Combine(to, "partners", Path.GetFileName(file)));
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode={mode};Pooling=False");
        connection.Open();
        return connection;
    }
}
