using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Search.Directories;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A provider as a list shows it.</summary>
/// <param name="Fee">For a session of the length asked for.</param>
/// <param name="TimeZone">IANA zone of the provider; null where Scheduling does not know it.</param>
/// <param name="Free">Free slots, ascending.</param>
internal sealed record ProviderSummary(
    ProviderId Id,
    string Name,
    string Gender,
    IReadOnlyList<NamedSpeciality> Specialities,
    IReadOnlyList<string> Languages,
    int YearsOfExperience,
    string? PhotoUrl,
    Money Fee,
    string? TimeZone,
    IReadOnlyList<FreeSlot> Free)
{
    public static ProviderSummary Of(
        ListedProvider provider, ProviderAvailability? availability, int durationMinutes, Language language)
    {
        var price = provider.PriceOf(durationMinutes)!;
        return new ProviderSummary(
            new ProviderId(provider.Id),
            provider.Name.In(language),
            provider.Gender,
            NamedSpeciality.Of(provider.Specialities, language),
            provider.Languages,
            provider.YearsOfExperience,
            provider.PhotoUrl,
            new Money(price.AmountMinor, price.Currency),
            availability?.TimeZone,
            [.. (availability?.Starts ?? []).Select(start => new FreeSlot(start, start.AddMinutes(durationMinutes)))]);
    }
}

/// <summary>Time that can be booked; the end is exclusive.</summary>
internal sealed record FreeSlot(DateTime Start, DateTime End);
