using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Applications;

/// <summary>Says what an application may do, and whose pages may call with its tokens.</summary>
internal sealed class ChangeApplication(Database<IdentityDb> database)
{
    /// <summary>A verb is run by who runs the program, and asks for no caller.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <summary>Replaces the scopes. Tokens that were given before keep theirs for the rest of their hour.</summary>
    public async Task<Result<string>> SetScopesAsync(Guid application, string text, CancellationToken cancellation) =>
        ScopeList.Read(text) is { } scopes
            ? await SetAsync(application, scopes, set => set.SetProperty(row => row.Scopes, scopes), cancellation)
            : ScopeList.Unknown;

    /// <summary>Replaces the allowed origins; an empty text allows none.</summary>
    public async Task<Result<string>> SetOriginsAsync(Guid application, string text, CancellationToken cancellation) =>
        Origins.Read(text) is { } origins
            ? await SetAsync(application, origins, set => set.SetProperty(row => row.AllowedOrigins, origins), cancellation)
            : Failures.InvalidRequest.Because("An origin is scheme://host[:port], http or https, and nothing behind it.");

    private Task<Result<string>> SetAsync(
        Guid application, string value, Action<UpdateSettersBuilder<ClientApplication>> set, CancellationToken cancellation) =>
        _database.WriteAsync<Result<string>>(
            async (context, token) =>
                await context.Applications.Where(row => row.Id == application).ExecuteUpdateAsync(set, token) == 1
                    ? value
                    : Failures.NotFound,
            cancellation);
}
