using Microsoft.Data.Sqlite;
using Tahoon.Invariants.Rules;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Support;
using Tahoon.Testing.Running;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>
/// One database is set back to a backup while the others go on from where they are, as after the loss of one; then an operator has it
/// reconciled. See docs/disaster-recovery.md.
/// </summary>
[Collection(OneSystem.Name)]
public sealed class RestoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)] // three starts of the system: .ci/run asks for it
    public async Task A_database_set_back_is_reconciled_and_the_report_names_what_was_lost()
    {
        using var folder = new TemporaryFolder();
        var data = folder.At("data");
        await using (var system = await RunningSystem.StartAsync(dataFolder: data, cancellationToken: Cancellation))
        {
            var patient = await PatientApp.RegisterAsync(system.Gateway);
            var slots = await patient.SlotsAsync();
            var later = slots.Skip(4).First(slot => slot.ProviderId == slots[2].ProviderId);
            var bookings = new List<string>();
            foreach (var slot in slots.Take(3))
                bookings.Add((await patient.BookSurelyAsync(slot, Cancellation)).Text("bookingId"));
            await SettleAsync(data);
            Backup(data, folder.At("backup"));
            await patient.BookSurelyAsync(slots[3], Cancellation);
            await patient.CancelAsync(bookings[1]);
            await patient.MoveAsync(bookings[2], later);
            await SettleAsync(data);
        }

        var ofScheduling = await RestoreAsync(data, folder.At("backup"), "scheduling.db");
        var ofBooking = await RestoreAsync(data, folder.At("backup"), "booking.db");

        Assert.Equal((0, "time_given_back time_given_back time_taken_again time_taken_again"), ofScheduling);
        Assert.Equal((3, "booking_lost cancelled_again moved_again"), ofBooking);
    }

    /// <summary>The exit code of the reconciliation, and what it found.</summary>
    private static async Task<(int Code, string Found)> RestoreAsync(string data, string backup, string database)
    {
        foreach (var left in Directory.GetFiles(data, $"{database}-*"))
            File.Delete(left);
        File.Copy(Path.Combine(backup, database), Path.Combine(data, database), overwrite: true);
        await using var system = await RunningSystem.StartAsync(dataFolder: data, cancellationToken: Cancellation);

        var (code, output) = await OperatorCommand.ReconcileAsync("--data", data);
        await SettleAsync(data);
        var again = await OperatorCommand.ReconcileAsync("--data", data);

        Assert.Equal([], new Ledger(data).Broken());
        using var databases = global::Tahoon.Invariants.Databases.Open(data);
        Assert.Empty(TimeRules.All.Concat(BookingRules.All).SelectMany(rule => rule.Offenders(databases).Select(one => $"{rule.Name}: {one}")));
        Assert.True(again.Code == 0 && again.Output.Contains("0 did not agree", StringComparison.Ordinal), again.Output);
        var found = output.Split('\n').Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(parts => parts is ["mended" or "tell", ..]).Select(parts => parts[1]).Order(StringComparer.Ordinal);
        return (code, string.Join(' ', found));
    }

    private static async Task SettleAsync(string data)
    {
        var ledger = new Ledger(data);
        await Eventually.SettlesAsync(() => ledger.Unsettled().Count == 0, Cancellation);
        Assert.Equal([], ledger.Unsettled());
    }

    private static void Backup(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in new[] { "scheduling.db", "booking.db" })
        {
            using var source = new SqliteConnection($"Data Source={Path.Combine(from, file)};Mode=ReadOnly;Pooling=False");
            using var target = new SqliteConnection($"Data Source={Path.Combine(to, file)};Pooling=False");
            source.Open();
            target.Open();
            source.BackupDatabase(target);
        }
    }
}
