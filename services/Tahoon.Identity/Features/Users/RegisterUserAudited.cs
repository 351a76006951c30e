using Tahoon.Contracts.Ids;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Identity.Features.Users;

/// <summary>The audited endpoint.</summary>
internal static class RegisterUserAudited
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/user/register", HandleAsync)
        .RequireScope(Scopes.Users)
        .Produces<Response>(StatusCodes.Status201Created)
        .Produces<Response>()
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("RegisterUser")
        .WithTags("Users")
        .WithSummary("Register a user, or find it again")
        .WithDescription("The same externalReference, else the same e-mail address, in the organisation is the same user (200).");

    private static async Task<IResult> HandleAsync(
        UserForm request, Caller caller, RegisterUser register, CancellationToken cancellation)
    {
        var details = UserDetails.Of(request.For(caller.OrganisationId));
        if (details.Failed)
            return details.Failure.ToResult();

        var registered = await register.HandleAsync(
            caller.OrganisationId, details.Value, Guid.CreateVersion7(), cancellation);
        return registered.ToResult(user =>
        {
            var response = new Response(new UserId(user.User.Id));
            return user.Created ? TypedResults.Created((string?)null, response) : TypedResults.Ok(response);
        });
    }

    internal sealed record Response(UserId UserId);
}
