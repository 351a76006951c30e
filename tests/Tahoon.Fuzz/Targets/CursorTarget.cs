using System.Net;
using Tahoon.Booking.Data;
using Tahoon.Booking.Features.ReadBookings;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Http;
using Tahoon.Fuzz.Mutations;

namespace Tahoon.Fuzz.Targets;

/// <summary>Page cursors, which clients give back: read as they were written, else a 400.</summary>
internal sealed class CursorTarget : Target
{
    private static readonly string[] Sorts = [SearchSort.Fee, SearchSort.Earliest, SearchSort.Name];

    private ServiceUnderFuzz _booking = null!;
    private ServiceUnderFuzz _catalogue = null!;

    public override string Name => "cursors";

    public override int Share => 100;

    public override async Task StartAsync()
    {
        _booking = await ServiceUnderFuzz.StartAsync<BookingDb>("booking");
        _catalogue = await ServiceUnderFuzz.StartAsync<CatalogueDb>("catalogue", demonstration: true);
    }

    public override FuzzInput Make(Random random)
    {
        if (random.Next(2) == 0)
        {
            var cursor = new PageCursor(DateTime.UnixEpoch.AddTicks(random.NextInt64(1L << 56)), random.NextInt64()).Write();
            return new FuzzInput(random.Next(50) == 0 ? "GET bookings" : "bookings", random.Spoil(cursor));
        }

        var sort = Sorts[random.Next(Sorts.Length)];
        var key = random.Next(3) == 0 ? random.Spoil("sara") : $"{random.NextInt64()}";
        var text = new SearchCursor(random.Next(4) == 0 ? random.Spoil(sort) : sort, random.Next(200), key).Write();
        return new FuzzInput(random.Next(100) == 0 ? $"POST {sort}" : sort, random.Next(3) == 0 ? text : random.Spoil(text));
    }

    public override async Task<string?> TryAsync(FuzzInput input)
    {
        switch (input.Where)
        {
            case "bookings":
                var page = PageCursor.Read(input.Text);
                return page.Failure is { } failure ? Wrong(failure.Status) : PageCursor.Read(page.Value!.Write()) == page ? null : "is read twice, differently";
            case "GET bookings":
                return await AskAsync(_booking, new WireRequest("GET", $"/api/v1/bookings?cursor={Uri.EscapeDataString(input.Text)}", [Bearer(_booking)], null));
            case ['P', 'O', 'S', 'T', ' ', .. var sort]:
                var body = $$"""{"from":"2026-06-02T00:00:00Z","to":"2026-06-04T00:00:00Z","timeZone":"Etc/UTC","durationMinutes":30,"sort":"{{sort}}","cursor":{{System.Text.Json.JsonSerializer.Serialize(input.Text)}}}""";
                return await AskAsync(_catalogue, new WireRequest(
                    "POST", "/api/v1/providers/search", [Bearer(_catalogue), ("Content-Type", "application/json")], body));
            default:
                var search = SearchCursor.Read(input.Text, input.Where);
                return search.Failure is { } refused ? Wrong(refused.Status) : search.Value!.Sort == input.Where ? null : "is of another order";
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_booking is not null)
            await _booking.DisposeAsync();
        if (_catalogue is not null)
            await _catalogue.DisposeAsync();
    }

    private static string? Wrong(int status) => status == 400 ? null : $"refused by {status}";

    private static async Task<string?> AskAsync(ServiceUnderFuzz service, WireRequest request)
    {
        if (await service.SendAsync(request) is not ({ } status, _, var wrong))
            return null;

        return wrong ?? (status is HttpStatusCode.OK or HttpStatusCode.BadRequest ? null : $"answered {(int)status}");
    }

    private static (string, string) Bearer(ServiceUnderFuzz service) => ("Authorization", $"Bearer {service.Token}");
}
