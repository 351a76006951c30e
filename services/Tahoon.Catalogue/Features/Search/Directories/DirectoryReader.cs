using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Features.Search.Directories;

/// <summary>Reads an organisation's providers out of their tables, by one statement a table.</summary>
internal static class DirectoryReader
{
    public static Task<long> VersionAsync(CatalogueDb context, Guid organisation, CancellationToken cancellation) =>
        context.DirectoryMarks.Where(mark => mark.OrganisationId == organisation).Select(mark => mark.Version)
            .SingleOrDefaultAsync(cancellation);

    /// <param name="version">Read before, so that the directory is never older than it says.</param>
    public static async Task<ProviderDirectory> ReadAsync(
        CatalogueDb context, Guid organisation, long version, CancellationToken cancellation)
    {
        var active = context.Providers.Where(provider => provider.OrganisationId == organisation && provider.Active);
        var specialities = (await context.Specialities
                .Where(speciality => speciality.OrganisationId == organisation && speciality.Active).ToListAsync(cancellation))
            .ToDictionary(speciality => speciality.Id);
        var practised = (await active
                .SelectMany(provider => provider.Specialities, (provider, one) => new { ProviderId = provider.Id, one.Id })
                .ToListAsync(cancellation))
            .Where(row => specialities.ContainsKey(row.Id))
            .ToLookup(row => row.ProviderId, row => specialities[row.Id]);
        var spoken = (await active.SelectMany(provider => provider.Languages, (_, one) => one).ToListAsync(cancellation))
            .ToLookup(row => row.ProviderId, row => row.Language);
        var prices = (await active.SelectMany(provider => provider.Prices, (_, price) => price).ToListAsync(cancellation))
            .ToLookup(row => row.ProviderId);
        var providers = await active.ToListAsync(cancellation);
        return new ProviderDirectory(version, providers.ConvertAll(provider => Listed(
            provider,
            [.. spoken[provider.Id].Order(StringComparer.Ordinal)],
            [.. practised[provider.Id]],
            [.. prices[provider.Id]])));
    }

    private static ListedProvider Listed(
        Provider provider, string[] languages, Speciality[] specialities, ProviderPrice[] prices) => new(
            provider.Id,
            provider.Number,
            provider.Name,
            provider.SortName,
            string.Join(' ', [
                provider.SearchText,
                .. specialities.SelectMany(speciality => new[] { speciality.FoldedEn, speciality.FoldedAr }),
                Folding.Fold(provider.Biography.En),
                Folding.Fold(provider.Biography.Ar),
            ]),
            provider.Gender,
            provider.YearsOfExperience,
            provider.PhotoUrl,
            languages,
            specialities,
            prices);
}
