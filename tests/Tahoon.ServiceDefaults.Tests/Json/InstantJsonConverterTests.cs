using System.Text.Json;
using Tahoon.Contracts.Json;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Json;

public sealed class InstantJsonConverterTests
{
    [Theory]
    [InlineData("2026-06-01T08:00:00Z", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01T11:00:00+03:00", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01T03:30:00-04:30", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01T08:00:00.1234567Z", "2026-06-01T08:00:00.123456Z")]
    [InlineData("2026-06-01T08:00:00.500Z", "2026-06-01T08:00:00.5Z")]
    public void An_instant_is_read_from_any_offset_and_written_in_utc(string sent, string written)
    {
        var instant = JsonSerializer.Deserialize<DateTime>($"\"{sent}\"", WireJson.Options);

        Assert.Equal(DateTimeKind.Utc, instant.Kind);
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(instant, WireJson.Options));
    }

    [Theory]
    [InlineData("\"2026-06-01T08:00:00\"")]
    [InlineData("\"2026-06-01\"")]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"\"")]
    [InlineData("1780300800")]
    [InlineData("null")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"2200-01-01T00:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    public void What_names_no_instant_is_refused(string sent) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTime>(sent, WireJson.Options));

    [Fact]
    public void A_local_time_of_this_machine_is_written_as_the_instant_it_is() => Assert.Equal(
        JsonSerializer.Serialize(DateTime.UnixEpoch, WireJson.Options),
        JsonSerializer.Serialize(DateTime.UnixEpoch.ToLocalTime(), WireJson.Options));
}
