using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.Applications;

/// <summary>A key as it is shown, once.</summary>
internal sealed record ShownKey(Guid ApplicationId, int Slot, string Text)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(ShownKey);
}

/// <summary>Gives an organisation, which is made where there is none of that name, one more application and its first key.</summary>
internal sealed class RegisterApplication(Database<IdentityDb> database, TimeProvider clock)
{
    /// <summary>A verb is run by who runs the program, and asks for no caller.</summary>
    private readonly Database<IdentityDb> _database = database.AsSystem;

    /// <param name="organisation">Its name.</param>
    /// <param name="name">The application's.</param>
    /// <param name="scopes">Some of <see cref="Scopes.All"/>, separated by blanks; null for all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result<ShownKey>> HandleAsync(
        string organisation, string name, string? scopes, CancellationToken cancellation)
    {
        if (organisation.Length is 0 or > Organisation.LongestName || name.Length is 0 or > ClientApplication.LongestName)
            return Task.FromResult<Result<ShownKey>>(Failures.InvalidRequest.Because("A name is missing or too long."));
        if (ScopeList.Read(scopes ?? string.Join(' ', Scopes.All)) is not { } granted)
            return Task.FromResult<Result<ShownKey>>(ScopeList.Unknown);

        var text = AccessKey.NewText();
        return _database.WriteAsync<Result<ShownKey>>(
            async (context, token) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var application = new ClientApplication
                {
                    Id = Guid.CreateVersion7(),
                    OrganisationId = await FindOrAddAsync(context, organisation, now, token),
                    Name = name,
                    Scopes = granted,
                    CreatedAt = now,
                };
                context.AddRange(application, AccessKey.Of(application.Id, Slots.First, text, now));
                return new ShownKey(application.Id, Slots.First, text);
            },
            cancellation);
    }

    private static async Task<Guid> FindOrAddAsync(
        IdentityDb context, string name, DateTime now, CancellationToken cancellation)
    {
        if (await context.Organisations.FirstOrDefaultAsync(row => row.Name == name, cancellation) is { } known)
            return known.Id;

        var added = new Organisation { Id = Guid.CreateVersion7(), Name = name, DefaultLanguage = "en", CreatedAt = now };
        context.Add(added);
        return added.Id;
    }
}
