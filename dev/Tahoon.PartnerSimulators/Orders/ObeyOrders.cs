namespace Tahoon.PartnerSimulators.Orders;

/// <summary>Lets a partner's endpoints behave as ordered. Their handlers return results, so that nothing is sent yet.</summary>
internal sealed class ObeyOrders(Partner partner) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var book = http.RequestServices.GetRequiredService<OrderBook>();
        if (book.Next(partner, clock.GetUtcNow()) is not { Order: var order } verdict)
            return await next(context);

        // The work comes before the wait: a caller who gives up meanwhile has been served all the same.
        var works = order.AcceptThenFail || order.Mode is OrderMode.Normal or OrderMode.Slow;
        var answer = works ? await next(context) : partner.Refuse(order);
        await Task.Delay(verdict.Delay, clock, http.RequestAborted);
        if (!order.AcceptThenFail && order.Mode != OrderMode.Away)
            return answer;
        http.Abort();
        return Results.Empty;
    }
}

/// <summary>For an endpoint that stands beside the ordered ones (a token): gone while the whole partner is away.</summary>
internal sealed class AwayTogether(Partner partner) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var order = http.RequestServices.GetRequiredService<OrderBook>().Show(partner, now).Order;
        if (order is not { Mode: OrderMode.Away, Count: null, Rate: null or 1, AcceptThenFail: false })
            return next(context);
        http.Abort();
        return ValueTask.FromResult<object?>(Results.Empty);
    }
}
