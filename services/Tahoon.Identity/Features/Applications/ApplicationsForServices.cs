using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Features.Applications;

/// <summary>What the gateway asks of applications: how their requests are signed, and where their pages come from.</summary>
internal static class ApplicationsForServices
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/applications/{applicationId:guid}", FindAsync);
        group.MapGet("/applications/origins", OriginsAsync);
    }

    private static async Task<IResult> FindAsync(
        Guid applicationId, Database<IdentityDb> database, SigningSecrets secrets, HttpResponse response, CancellationToken cancellation)
    {
        var application = await database.ReadAsync(
            (context, token) => context.Applications.SingleOrDefaultAsync(one => one.Id == applicationId, token), cancellation);
        if (application is null)
            return Failures.NotFound.ToResult();

        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ApplicationView(
            application.Id, application.RequireSignature, await secrets.ValidOfAsync(applicationId, cancellation), application.OriginList));
    }

    private static async Task<Ok<OriginsView>> OriginsAsync(Database<IdentityDb> database, CancellationToken cancellation)
    {
        var applications = await database.ReadAsync(
            (context, token) => context.Applications.Where(one => one.AllowedOrigins != "").ToListAsync(token), cancellation);
        return TypedResults.Ok(new OriginsView(
            [.. applications.SelectMany(application => application.OriginList).Distinct(StringComparer.OrdinalIgnoreCase)]));
    }
}
