using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Notification.Clients;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Notification.Features;

/// <summary>Finds the recipient that a caller may act for; Identity is asked where the user's own message is still on its way.</summary>
internal sealed class Recipients(Database<NotificationDb> database, IIdentity identity)
{
    /// <summary>The recipient, or not found: unknown, erased, of another organisation, or another user.</summary>
    public async Task<Result<Recipient>> FindAsync(Caller caller, Guid userId, CancellationToken cancellation)
    {
        // Identity would find any user of the organisation
        if (caller.Kind == CallerKind.User && caller.SubjectId != userId)
            return Failures.NotFound;

        var recipient = await database.ReadAsync(
            (db, token) => db.Recipients.SingleOrDefaultAsync(row => row.UserId == userId, token), cancellation)
            ?? await AskAsync(userId, caller.OrganisationId, cancellation);
        return recipient is { ErasedAt: null } ? recipient : Failures.NotFound;
    }

    private async Task<Recipient?> AskAsync(Guid userId, Guid organisationId, CancellationToken cancellation)
    {
        if (userId == Guid.Empty)
            return null;

        var answer = await identity.FindUserAsync(userId, organisationId, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (answer is not { IsSuccessStatusCode: true, Content: { } user })
            throw new DependencyUnavailableException("identity", answer.Error);

        // version 0: whatever the user's own message says is newer
        return new Recipient
        {
            UserId = user.UserId,
            OrganisationId = user.OrganisationId,
            Language = user.Language,
            TimeZone = user.TimeZone,
            Version = 0,
        };
    }
}
