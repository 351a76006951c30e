using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.Policies;

/// <summary><c>PUT /api/v1/organisation/policies</c>: appends a version, which holds for every change of a booking from then on.</summary>
internal static class ChangePolicies
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPut("/api/v1/organisation/policies", HandleAsync)
        .RequireScope(Scopes.Bookings)
        .WithName(nameof(ChangePolicies))
        .WithTags("Policies")
        .WithSummary("Settle the organisation's cut-offs and what is given back after them; wants If-Match.")
        .Produces<PolicyView>()
        .ProducesProblem(400).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        PolicyForm form, Caller caller, HttpContext http, Database<BookingDb> database, TimeProvider clock,
        CancellationToken cancellation)
    {
        var expected = Tags.Expected(http.Request);
        if (expected.Failed)
            return expected.Failure.ToResult();

        var settled = await SettleAsync(database, Row(form, caller, expected.Value, clock.GetUtcNow().UtcDateTime), cancellation);
        if (!settled.Failed)
            http.Response.Headers.ETag = ETag.Of(settled.Value.Version);

        return settled.ToResult(policy => TypedResults.Ok(PolicyView.Of(policy)));
    }

    private static async Task<Result<Policy>> SettleAsync(
        Database<BookingDb> database, PolicyRow next, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync<Result<Policy>>(
                async (context, token) =>
                {
                    if ((await context.PolicyAsync(next.OrganisationId, token)).Version != next.Version - 1)
                        return Failures.PreconditionFailed;

                    context.Add(next);
                    return next.ToPolicy();
                },
                cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // another settled this version between our read and our insert
            return Failures.PreconditionFailed;
        }
    }

    private static PolicyRow Row(PolicyForm form, Caller by, int seen, DateTime now) => new()
    {
        OrganisationId = by.OrganisationId,
        Version = seen == int.MaxValue ? 0 : seen + 1,
        CancellationCutoffMinutes = form.CancellationCutoffMinutes,
        RescheduleCutoffMinutes = form.RescheduleCutoffMinutes,
        LateCancelRefundPercent = form.LateCancelRefundPercent,
        At = now,
        ByKind = by.Kind,
        BySubject = by.SubjectId,
    };
}
