using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary>Puts what a form says into a provider's rows.</summary>
internal static class EntryRows
{
    /// <summary>Why it can't be, or null; the provider's details are loaded.</summary>
    public static async Task<Failure?> SetAsync(
        this CatalogueDb context, Provider provider, EntryForm form, CancellationToken cancellation)
    {
        var ids = form.SpecialityIds!.Select(id => id.Value).ToArray();
        var specialities = await context.Specialities
            .Where(row => row.OrganisationId == provider.OrganisationId && EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellation);
        specialities.RemoveAll(row => !row.Active && !provider.Specialities.Contains(row));
        if (specialities.Count != ids.Length)
            return Failures.Invalid("specialityIds", "Each is a speciality of the organisation that was not taken out.");
        if (form.Prices!.Any(price => price.Price!.Currency != form.Prices![0].Price!.Currency)
            || await CurrencyAsync(context, provider.OrganisationId, form, cancellation) != form.Prices![0].Price!.Currency)
            return Failures.Invalid("prices", "All fees of an organisation are in its one currency.");

        provider.Name = form.NameText!;
        provider.Biography = form.BiographyText;
        provider.Gender = form.Gender!;
        provider.YearsOfExperience = form.YearsOfExperience;
        provider.PhotoUrl = form.PhotoUrl;
        provider.Active = form.Active;
        provider.Specialities.RemoveAll(row => !specialities.Contains(row));
        provider.Specialities.AddRange(specialities.Except(provider.Specialities).ToList());
        SetLanguages(provider, form.Languages!);
        SetPrices(provider, form.Prices!);
        return null;
    }

    private static void SetLanguages(Provider provider, IReadOnlyList<string> languages)
    {
        provider.Languages.RemoveAll(spoken => !languages.Contains(spoken.Language));
        var missing = languages.Except(provider.Languages.Select(spoken => spoken.Language)).ToList();
        provider.Languages.AddRange(missing.ConvertAll(language => new ProviderLanguage { Language = language }));
    }

    private static void SetPrices(Provider provider, IReadOnlyList<EntryPrice> prices)
    {
        provider.Prices.RemoveAll(price => prices.All(wanted => wanted.DurationMinutes != price.DurationMinutes));
        foreach (var wanted in prices)
        {
            if (provider.Prices.Find(price => price.DurationMinutes == wanted.DurationMinutes) is { } known)
                (known.AmountMinor, known.Currency) = (wanted.Price!.AmountMinor!.Value, wanted.Price.Currency!);
            else
                provider.Prices.Add(new ProviderPrice
                {
                    DurationMinutes = wanted.DurationMinutes!.Value,
                    AmountMinor = wanted.Price!.AmountMinor!.Value,
                    Currency = wanted.Price.Currency!,
                });
        }
    }

    /// <summary>The organisation's, which its first provider's fees settle.</summary>
    private static async Task<string> CurrencyAsync(
        CatalogueDb context, Guid organisation, EntryForm form, CancellationToken cancellation)
    {
        var settings = await context.Settings.SingleOrDefaultAsync(row => row.OrganisationId == organisation, cancellation);
        if (settings is null)
            context.Add(settings = new OrganisationSettings
            {
                OrganisationId = organisation,
                Currency = form.Prices![0].Price!.Currency!,
            });
        return settings.Currency;
    }
}
