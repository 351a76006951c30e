using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.SystemTests.Support;

/// <summary>Orders to the partner simulators, and what they were asked for.</summary>
internal sealed class Partners(Uri address)
{
    public async Task OrderAsync(string mode)
    {
        foreach (var partner in (string[])["videosdk", "fcm"])
            await OrderAsync(partner, new { mode });
    }

    public async Task OrderAsync(string partner, object order)
    {
        using var client = new HttpClient { BaseAddress = address };
        (await client.PutAsJsonAsync($"/_simulator/orders/{partner}", order)).EnsureSuccessStatusCode();
    }

    /// <summary>Lets VideoSDK take so long for each answer.</summary>
    public async Task SlowRoomsAsync(TimeSpan each)
    {
        using var client = new HttpClient { BaseAddress = address };
        (await client.PutAsJsonAsync("/_simulator/orders/videosdk", new { mode = "slow", delayMs = each.TotalMilliseconds }))
            .EnsureSuccessStatusCode();
    }

    /// <summary>How often VideoSDK has been asked since the start.</summary>
    public async Task<int> RoomRequestsAsync() =>
        (await ReadAsync("/_simulator/orders")).GetProperty("videosdk").GetProperty("requests").GetInt32();

    /// <summary>Rooms made for a booking.</summary>
    public async Task<IReadOnlyList<JsonElement>> RoomsOfAsync(string bookingId) =>
        [.. (await ReadAsync("/_simulator/rooms")).EnumerateArray().Where(room => room.GetProperty("customRoomId").GetString() == bookingId)];

    /// <summary>Pushes that a device took about a booking.</summary>
    public async Task<IReadOnlyList<JsonElement>> PushesOfAsync(string bookingId) =>
        [.. (await ReadAsync($"/_simulator/pushes?bookingId={bookingId}")).EnumerateArray()];

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = address };
        return await client.GetFromJsonAsync<JsonElement>(path);
    }
}
