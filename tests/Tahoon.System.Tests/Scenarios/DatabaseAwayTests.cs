using System.Net;
using Microsoft.Data.Sqlite;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class DatabaseAwayTests(TwoReplicas tahoon)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_Schedulings_database_away_a_booking_is_told_to_come_again_and_the_same_key_then_books_once()
    {
        var patient = await tahoon.PatientAsync();
        var (slot, key) = ((await patient.SlotsAsync())[0], Guid.NewGuid().ToString());

        Answer refused, booked = new(default, default);
        await using (await LockAsync(Path.Combine(tahoon.System.DataFolder, "scheduling.db")))
            refused = await patient.BookFreeAsync(slot, key);
        await Eventually.BecomesTrueAsync(
            async () => (booked = await patient.BookFreeAsync(slot, key)).Status is HttpStatusCode.Created, "the key books nothing", Cancellation);
        var again = await patient.BookFreeAsync(slot, key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (refused.Status, refused.Text("code")));
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        Assert.Equal(booked.Text("bookingId"), again.Text("bookingId"));
        Assert.Equal([booked.Text("bookingId")], await patient.BookingsAsync());
        await SettlesAsync();
    }

    /// <summary>No other writer comes in until it is closed, as with a process that stands still in a transaction.</summary>
    private static async Task<SqliteConnection> LockAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private async Task SettlesAsync()
    {
        var ledger = new Ledger(tahoon.System.DataFolder);
        await Eventually.SettlesAsync(() => ledger.Unsettled().Count == 0 && ledger.Broken().Count == 0, Cancellation);
        Assert.Empty(ledger.Broken());
    }
}
