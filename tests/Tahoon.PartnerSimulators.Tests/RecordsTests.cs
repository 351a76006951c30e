using System.Net;

namespace Tahoon.PartnerSimulators.Tests;

public sealed class RecordsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-simulators-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Records_survive_a_restart_and_a_line_torn_by_a_kill()
    {
        await using (var first = await RunningSimulators.Start("--data", _folder))
        {
            await CreateRoom(first, "bkg_1");
            await CreateRoom(first, "bkg_1");
            await first.Push(new { token = "d", data = new { bookingId = "bkg_1" } });
        }
        await File.AppendAllTextAsync(Path.Combine(_folder, "pushes.jsonl"), """{"name":"torn""", TestContext.Current.CancellationToken);

        await using (var second = await RunningSimulators.Start("--data", _folder))
        {
            var room = Assert.Single((await second.Read("/_simulator/rooms")).EnumerateArray());
            Assert.Equal(2, room.GetProperty("createRequests").GetInt32());
            await CreateRoom(second, "bkg_1");
            await second.Push(new { token = "e" });
        }

        await using var third = await RunningSimulators.Start("--data", _folder);
        Assert.Equal(3, (await third.Read("/_simulator/rooms"))[0].GetProperty("createRequests").GetInt32());
        Assert.Equal(2, (await third.Read("/_simulator/pushes")).GetArrayLength());
    }

    [Fact]
    public async Task Pushes_and_rooms_are_found_by_booking_and_by_token()
    {
        await using var simulators = await RunningSimulators.Start();
        await CreateRoom(simulators, "bkg_1");
        await CreateRoom(simulators, "bkg_2");
        await simulators.Push(new { token = "d", data = new { bookingId = "bkg_1" } });
        await simulators.Push(new { token = "e", data = new { bookingId = "bkg_1" } });
        await simulators.Push(new { token = "e", data = new { bookingId = "bkg_2" } });
        await simulators.Push(new { token = "f" });

        Assert.Equal(1, await Count("/_simulator/rooms?bookingId=bkg_2"));
        Assert.Equal(2, await Count("/_simulator/pushes?bookingId=bkg_1"));
        Assert.Equal(2, await Count("/_simulator/pushes?token=e"));
        Assert.Equal(1, await Count("/_simulator/pushes?token=e&bookingId=bkg_2"));
        Assert.Equal(4, await Count("/_simulator/pushes"));

        async Task<int> Count(string path) => (await simulators.Read(path)).GetArrayLength();
    }

    [Fact]
    public async Task Deleted_records_stay_deleted()
    {
        await using (var first = await RunningSimulators.Start("--data", _folder))
        {
            await CreateRoom(first, "bkg_1");
            await first.Push(new { token = "d" });
            var deleted = await first.Send(HttpMethod.Delete, "/_simulator/records");
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            await CreateRoom(first, "bkg_2");
        }

        await using var second = await RunningSimulators.Start("--data", _folder);
        var room = Assert.Single((await second.Read("/_simulator/rooms")).EnumerateArray());
        Assert.Equal("bkg_2", room.GetProperty("customRoomId").GetString());
        Assert.Equal(0, (await second.Read("/_simulator/pushes")).GetArrayLength());
    }

    [Theory]
    [InlineData("/", "_simulator/orders")]
    [InlineData("/health", "Healthy")]
    [InlineData("/health/live", "Healthy")]
    [InlineData("/health/ready", "Healthy")]
    public async Task The_page_and_the_health_are_there(string path, string text)
    {
        await using var simulators = await RunningSimulators.Start();

        Assert.Contains(text, await simulators.Http.GetStringAsync(path, TestContext.Current.CancellationToken));
    }

    private static Task<HttpResponseMessage> CreateRoom(RunningSimulators simulators, string customRoomId) =>
        simulators.Send(HttpMethod.Post, "/v2/rooms", new { customRoomId }, simulators.VideoSdk());
}
