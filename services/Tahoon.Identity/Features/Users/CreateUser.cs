using System.Text.Json;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Identity.Features.Users;

/// <summary>Registration for new clients: the same use case behind an idempotency key.</summary>
internal static class CreateUser
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/users", HandleAsync)
        .RequireScope(Scopes.Users)
        .Produces<UserResource>(StatusCodes.Status201Created)
        .Produces<UserResource>()
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithName("CreateUser")
        .WithTags("Users")
        .WithSummary("Register a user")
        .WithDescription("Needs an Idempotency-Key header. A user that exists already, by externalReference, else by e-mail "
            + "address, is answered with 200.");

    private static async Task<IResult> HandleAsync(
        UserForm request, Caller caller, HttpRequest http, Claims<IdentityDb> claims, RegisterUser register,
        CancellationToken cancellation)
    {
        var key = IdempotencyKey.Require(http);
        if (key.Failed)
            return key.Failure.ToResult();
        var details = UserDetails.Of(request.For(caller.OrganisationId));
        if (details.Failed)
            return details.Failure.ToResult();

        var hash = IdempotencyKey.HashRequest(http, request);
        return await claims.OpenAsync(IdempotencyKey.Hash(caller, key.Value), hash, cancellation) switch
        {
            ClaimOutcome.Started started =>
                await RegisterAsync(caller.OrganisationId, details.Value, started.Claim, claims, register, cancellation),
            var known => known.ToResult(),
        };
    }

    private static async Task<IResult> RegisterAsync(
        Guid organisation, UserDetails details, Claim claim, Claims<IdentityDb> claims, RegisterUser register,
        CancellationToken cancellation)
    {
        var registered = await register.HandleAsync(
            organisation, details, claim.SubjectId, cancellation,
            async (context, user, token) => await context.CloseClaimAsync(claim, AnswerOf(user), token)
                ? null
                : Failures.IdempotencyInProgress);
        if (!registered.Failed)
            return new StoredAnswerResult(AnswerOf(registered.Value), replayed: false);

        await claims.GiveUpAsync(claim, cancellation);
        return registered.Failure.ToResult();
    }

    private static StoredAnswer AnswerOf(Registered registered) => new(
        registered.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        JsonSerializer.Serialize(UserResource.Of(registered.User), WireJson.Options),
        registered.Created ? UserResource.LocationOf(registered.User) : null,
        UserResource.ETagOf(registered.User),
        About: registered.User.Id);
}
