using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Profiles;

/// <summary>What a provider tells of itself.</summary>
/// <param name="ProviderId">The audited API calls it userLoginInfoId and serviceProviderId.</param>
/// <param name="UserLoginInfoId">The same id, under its audited name.</param>
/// <param name="Languages">Two letters each.</param>
/// <param name="Prices">One for each session length offered.</param>
[ImmutableObject(true)]
internal sealed record ProviderProfile(
    ProviderId ProviderId,
    ProviderId UserLoginInfoId,
    string Name,
    string Biography,
    string Gender,
    IReadOnlyList<NamedSpeciality> Specialities,
    IReadOnlyList<string> Languages,
    int YearsOfExperience,
    string? PhotoUrl,
    IReadOnlyList<SessionPrice> Prices);

/// <summary><c>GET /api/careprovider/getcareprovidersprofiledata</c> and <c>GET /api/v1/providers/{id}</c>.</summary>
internal static class ReadProfile
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly Failure ProviderIdMissing = Failures.Invalid("providerId", "The providerId field is required.");

    public static void Map(IEndpointRouteBuilder app)
    {
        Describe(app.MapGet("/api/careprovider/getcareprovidersprofiledata", HandleAuditedAsync), "GetCareProvidersProfileData")
            .ProducesProblem(400);
        Describe(app.MapGet("/api/v1/providers/{providerId}", HandleAsync), nameof(ReadProfile));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName(name)
        .WithTags("Providers")
        .WithSummary("Read a provider's profile.")
        .Produces<ProviderProfile>()
        .ProducesProblem(401)
        .ProducesProblem(403)
        .ProducesProblem(404);

    // the attribute is for the document: a parameter that is missing is not validated
    private static async Task<IResult> HandleAuditedAsync(
        [Required] ProviderId? providerId,
        Caller caller,
        Language language,
        CatalogueCache cache,
        CancellationToken cancellation) => providerId is { } given
            ? await HandleAsync(given, caller, language, cache, cancellation)
            : ProviderIdMissing.ToResult();

    private static async Task<IResult> HandleAsync(
        ProviderId providerId,
        Caller caller,
        Language language,
        CatalogueCache cache,
        CancellationToken cancellation) => await FindAsync(providerId, caller, language, cache, cancellation) is { } profile
            ? TypedResults.Ok(profile)
            : Failures.NotFound.ToResult();

    /// <summary>The profile, or null where the caller's organisation has no such provider.</summary>
    internal static async Task<ProviderProfile?> FindAsync(
        ProviderId providerId,
        Caller caller,
        Language language,
        CatalogueCache cache,
        CancellationToken cancellation)
    {
        // an id that can't be read names nothing, and many such shall not fill the cache
        if (providerId.Value == Guid.Empty)
            return null;

        return await cache.GetAsync(
            $"profile:{providerId.Value:N}", caller, language, Lifetime,
            (context, token) => ReadAsync(context, providerId, language, token), cancellation);
    }

    private static async Task<ProviderProfile?> ReadAsync(
        CatalogueDb context, ProviderId id, Language language, CancellationToken cancellation)
    {
        var provider = await context.Providers
            .Where(provider => provider.Id == id.Value && provider.Active)
            .WithDetails()
            .SingleOrDefaultAsync(cancellation);
        return provider is null
            ? null
            : new ProviderProfile(
                id,
                id,
                provider.Name.In(language),
                provider.Biography.In(language),
                provider.Gender,
                NamedSpeciality.Of(provider.Specialities.Where(speciality => speciality.Active), language),
                [.. provider.Languages.Select(spoken => spoken.Language).Order(StringComparer.Ordinal)],
                provider.YearsOfExperience,
                provider.PhotoUrl,
                provider.SessionPrices());
    }
}
