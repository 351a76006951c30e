using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Gives an application a token for its access key.</summary>
internal sealed partial class IssueApplicationToken(
    Database<IdentityDb> database, AccessTokens tokens, ILogger<IssueApplicationToken> logger)
{
    /// <summary>Who asks is not known yet: the key says it.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <param name="accessKey">What the client says its key is.</param>
    /// <param name="clientId">The application's opaque id where the client names it; then the key must be that one's.</param>
    /// <param name="scope">What is asked for, separated by blanks; null asks for all that the application may.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Result<TokenResponse>> HandleAsync(
        string? accessKey, string? clientId, string? scope, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(accessKey))
            return Failures.InvalidRequest.Because("The access key is missing.");

        var application = accessKey.Length <= AccessKey.LongestText ? await FindAsync(accessKey, cancellation) : null;
        if (application is null || (clientId is { Length: > 0 } && PublicId.Read<ClientId>(clientId).Value != application.Id))
        {
            Log.WrongKey(logger);
            return Failures.InvalidClient;
        }

        var granted = Grant(application, scope);
        if (granted is null)
            return Failures.InvalidScope;

        var token = await tokens.ForApplicationAsync(application.Id, application.OrganisationId, granted, cancellation);
        return TokenResponse.Of(token, granted);
    }

    private Task<ClientApplication?> FindAsync(string accessKey, CancellationToken cancellation)
    {
        var hash = AccessKey.HashOf(accessKey);
        return _database.ReadAsync(
            async (context, token) =>
            {
                var found = await context.AccessKeys
                    .Where(key => key.Hash == hash && key.RevokedAt == null)
                    .Join(context.Applications, key => key.ApplicationId, one => one.Id, (key, one) => new { Key = key, Owner = one })
                    .SingleOrDefaultAsync(token);
                return found?.Key.Is(accessKey) is true ? found.Owner : null;
            },
            cancellation);
    }

    private static string? Grant(ClientApplication application, string? scope)
    {
        var asked = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (asked.Length == 0)
            return application.Scopes;

        return asked.All(application.ScopeList.Contains) ? string.Join(' ', asked.Distinct()) : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A token was asked for with an access key that is not valid")]
        public static partial void WrongKey(ILogger logger);
    }
}
