using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
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
        group.MapGet("/applications/origins", Origins);
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
            application.Id, application.RequireSignature, Valid(application, secrets), AllowedOrigins: []));
    }

    private static Ok<OriginsView> Origins() => TypedResults.Ok(new OriginsView([]));

    private static string[] Valid(ClientApplication application, SigningSecrets secrets) =>
        application.ProtectedSigningSecret is { } stored ? [secrets.Read(stored)] : [];
}
