using System.Security.Cryptography;
using Tahoon.PartnerSimulators.Records;

namespace Tahoon.PartnerSimulators.VideoSdk;

/// <summary>All rooms ever made. One customRoomId has one room, for ever: that is what makes a repeated create safe.</summary>
internal sealed class Rooms : IDisposable
{
    private const string UserId = "65a1f0c2e4b0d7a9c3f81b52";

    private readonly Lock _lock = new();
    private readonly Journal<Room> _journal;
    private readonly Dictionary<string, Room> _byId = [];
    private readonly Dictionary<string, string> _idByCustomId = [];

    public Rooms(IConfiguration configuration)
    {
        _journal = new Journal<Room>(configuration["data"], "rooms.jsonl");
        foreach (var room in _journal.Read())
            Remember(room);
    }

    public Room Create(string? customRoomId, DateTimeOffset now)
    {
        lock (_lock)
        {
            var room = customRoomId is not null && _idByCustomId.TryGetValue(customRoomId, out var id)
                ? _byId[id] with { CreateRequests = _byId[id].CreateRequests + 1 }
                : new Room(NewRoomId(), customRoomId, UserId, RandomNumberGenerator.GetHexString(24, lowercase: true),
                    Disabled: false, now.UtcDateTime, now.UtcDateTime, CreateRequests: 1);
            return Keep(room);
        }
    }

    public Room? Find(string roomId)
    {
        lock (_lock)
            return _byId.GetValueOrDefault(roomId);
    }

    public Room? Deactivate(string roomId, DateTimeOffset now)
    {
        lock (_lock)
        {
            var room = _byId.GetValueOrDefault(roomId);
            return room is null or { Disabled: true }
                ? room
                : Keep(room with { Disabled = true, UpdatedAt = now.UtcDateTime });
        }
    }

    public IReadOnlyList<Room> All()
    {
        lock (_lock)
            return [.. _byId.Values];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _byId.Clear();
            _idByCustomId.Clear();
            _journal.Clear();
        }
    }

    public void Dispose() => _journal.Dispose();

    private Room Keep(Room room)
    {
        _journal.Append(room);
        Remember(room);
        return room;
    }

    private void Remember(Room room)
    {
        _byId[room.RoomId] = room;
        if (room.CustomRoomId is not null)
            _idByCustomId[room.CustomRoomId] = room.RoomId;
    }

    private static string NewRoomId() => $"{Letters(3)}-{Letters(4)}-{Letters(4)}";

    private static string Letters(int count) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", count);
}
