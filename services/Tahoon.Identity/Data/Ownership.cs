using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Data;

/// <summary>The one place that says whose rows a caller may touch: what is not in here does not exist for it.</summary>
internal static class Ownership
{
    /// <summary>An application's organisation's users; of a user's token, that user alone.</summary>
    public static IQueryable<User> Of(this IQueryable<User> users, Caller caller) => caller.Kind switch
    {
        CallerKind.Application => users.Where(user => user.OrganisationId == caller.OrganisationId),
        CallerKind.User => users.Where(
            user => user.OrganisationId == caller.OrganisationId && user.Id == caller.SubjectId),
        _ => users.Where(_ => false),
    };
}
