using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.PartnerSimulators.Orders;

internal static partial class OrdersEndpoints
{
    // Strict, unlike the public API: an order with a misspelt member would not do what its writer thinks.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_simulator/orders", (OrderBook book, TimeProvider clock) =>
            Results.Json(Partner.All.ToDictionary(p => p.Name, p => book.Show(p, clock.GetUtcNow())), Json));
        routes.MapPut("/_simulator/orders/{partner}", Give);
    }

    private static async Task<IResult> Give(string partner, HttpRequest request, OrderBook book, TimeProvider clock,
        ILoggerFactory logs)
    {
        if (Partner.All.FirstOrDefault(p => p.Name == partner) is not { } known)
            return Results.Problem($"There is no partner {partner}; there are videosdk and fcm.", statusCode: 404);
        Order? order;
        try
        {
            order = await JsonSerializer.DeserializeAsync<Order>(request.Body, Json, request.HttpContext.RequestAborted);
        }
        catch (JsonException e)
        {
            return Results.Problem(e.Message, statusCode: 400, title: "Not an order");
        }

        if (order is null)
            return Results.Problem("The body is null.", statusCode: 400, title: "Not an order");
        if (OrderFaults.Of(order, known) is { Count: > 0 } faults)
            return Results.ValidationProblem(faults, title: "Not an order");
        Log.Ordered(logs.CreateLogger("Tahoon.PartnerSimulators.Orders"), known.Name, order.Mode);
        return Results.Json(book.Give(known, order, clock.GetUtcNow()), Json);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Partner} is now {Mode}")]
        public static partial void Ordered(ILogger logger, string partner, OrderMode mode);
    }
}
