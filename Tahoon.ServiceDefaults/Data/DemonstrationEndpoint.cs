using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tahoon.ServiceDefaults.Data;

/// <summary><c>POST /internal/ops/demonstration</c>: the console's command that puts the demonstration data back.</summary>
public static class DemonstrationEndpoint
{
    /// <summary>Maps it for operators, in Development; elsewhere there is no such route, and no demonstration.</summary>
    public static void MapDemonstration<TContext>(this IEndpointRouteBuilder operations)
        where TContext : DbContext
    {
        if (operations.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            operations.MapPost("/demonstration", ResetAsync<TContext>);
    }

    private static async Task<NoContent> ResetAsync<TContext>(
        IDemonstrationData<TContext> demonstration, Database<TContext> database, CancellationToken cancellation)
        where TContext : DbContext
    {
        await database.AsSystem.WriteAsync(
            async (context, token) =>
            {
                await demonstration.ResetAsync(context, token);
                return true;
            },
            cancellation);
        return TypedResults.NoContent();
    }
}
