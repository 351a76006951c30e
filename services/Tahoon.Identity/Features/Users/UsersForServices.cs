using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Features.Users;

/// <summary>What other services ask of users: without personal data, and always for an organisation.</summary>
internal static class UsersForServices
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/users/{userId:guid}", FindAsync);
        group.MapPost("/users", RegisterAsync);
    }

    private static async Task<IResult> FindAsync(
        Guid userId, Guid organisationId, Database<IdentityDb> database, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(
            (context, token) => context.Users
                .Where(user => user.Id == userId && user.OrganisationId == organisationId)
                .Select(user => new UserView(user.Id, user.OrganisationId, user.TimeZone, user.Language))
                .SingleOrDefaultAsync(token),
            cancellation);
        return view is null ? Failures.NotFound.ToResult() : TypedResults.Ok(view);
    }

    private static async Task<IResult> RegisterAsync(
        RegisterUserCommand command, RegisterUser register, CancellationToken cancellation)
    {
        var details = UserDetails.Of(command);
        if (details.Failed)
            return details.Failure.ToResult();

        var registered = await register.HandleAsync(
            command.OrganisationId, details.Value, Guid.CreateVersion7(), cancellation);
        return registered.ToResult(user => TypedResults.Ok(new RegisteredUser(user.User.Id, user.Created)));
    }
}
