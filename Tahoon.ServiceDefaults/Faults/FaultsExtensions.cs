using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>
/// Lets a service go wrong on order, for chaos runs. There is nothing of it, not even an endpoint, but where the environment
/// is Development and <c>Tahoon:Faults</c> is true.
/// </summary>
internal static class FaultsExtensions
{
    public static WebApplicationBuilder AddFaults(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !builder.Configuration.GetValue<bool>("Tahoon:Faults"))
            return builder;

        var connections = new OpenConnections();
        builder.Services.AddSingleton(connections);
        builder.Services.AddSingleton<OrderedFaults>();
        builder.Services.AddSingleton<FullStorage>();
        builder.Services.AddSingleton<SlowStorage>();
        builder.Services.AddSingleton(new OrderedDeath(OrderedDeath.Kill));
        builder.Services.AddSingleton<DeadlyCommits>();
        builder.Services.AddTransient<DeadlyCalls>();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<DeadlyCalls>());
        builder.Services.AddSingleton<TimeProvider, ShiftedClock>();
        builder.Services.Configure<KestrelServerOptions>(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(connections.Watch)));
        return builder;
    }

    public static void MapFaults(this WebApplication app)
    {
        if (app.Services.GetService<OrderedFaults>() is null)
            return;

        // the gateway authenticates nobody by default, so the scheme is named
        var faults = app.MapInternal().MapGroup("/faults").RequireAuthorization(policy => policy
            .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser());
        faults.MapPut("", Give);
        faults.MapPost("/break-connections", Break);
        faults.MapPut("/death", GiveDeath);
    }

    private static Results<NoContent, ProblemHttpResult> Give(FaultOrder order, OrderedFaults faults)
    {
        if (!order.MakesSense)
            return Failures.InvalidRequest.Because("A shift is a day at the most, a statement takes up to 30 s longer, and an order holds for up to 600 s.").ToResult();

        faults.Give(order);
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> GiveDeath(DeathOrder order, OrderedDeath death)
    {
        if (!order.MakesSense)
            return Failures.InvalidRequest.Because("A death is at a point that is named, at the first time or a later one.").ToResult();

        death.Give(order);
        return TypedResults.NoContent();
    }

    private static NoContent Break(OpenConnections connections, HttpContext http)
    {
        connections.Break(except: http.Connection.Id);
        return TypedResults.NoContent();
    }
}
