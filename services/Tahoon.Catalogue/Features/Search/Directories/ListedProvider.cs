using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Features.Search.Directories;

/// <summary>A provider as the search knows it.</summary>
/// <param name="Number">Counts the organisation's providers; pages go on by it where what is sorted by is equal.</param>
/// <param name="SortName">The folded name.</param>
/// <param name="Text">Folded names, specialities and biography, in every language.</param>
/// <param name="Languages">Two letters each, in order.</param>
internal sealed record ListedProvider(
    Guid Id,
    int Number,
    LocalText Name,
    LocalText SortName,
    string Text,
    string Gender,
    int YearsOfExperience,
    string? PhotoUrl,
    string[] Languages,
    Speciality[] Specialities,
    ProviderPrice[] Prices)
{
    /// <summary>What a session of a length costs; null where none is offered.</summary>
    public ProviderPrice? PriceOf(int minutes)
    {
        foreach (var price in Prices)
            if (price.DurationMinutes == minutes)
                return price;

        return null;
    }
}
