using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Data;

/// <summary>A care provider of an organisation.</summary>
internal sealed class Provider
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Counts the organisation's providers; pages go on by it where names or fees are equal.</summary>
    public required int Number { get; init; }

    public required LocalText Name { get; set; }

    public required LocalText Biography { get; set; }

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public required string Gender { get; set; }

    public required int YearsOfExperience { get; set; }

    public string? PhotoUrl { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>The folded name, which the list is sorted by.</summary>
    public LocalText SortName { get; private set; } = new("", "");

    /// <summary>Folded names and specialities, which free text is looked for in.</summary>
    public string SearchText { get; private set; } = "";

    public List<ProviderLanguage> Languages { get; init; } = [];

    public List<Speciality> Specialities { get; init; } = [];

    public List<ProviderPrice> Prices { get; init; } = [];

    /// <summary>Brings what is searched and sorted by up to date with names and specialities.</summary>
    public Provider Index()
    {
        SortName = new LocalText(Folding.Fold(Name.En), Folding.Fold(Name.Ar));
        SearchText = string.Join(' ', Specialities
            .SelectMany(speciality => new[] { speciality.Name.En, speciality.Name.Ar })
            .Select(Folding.Fold)
            .Prepend(SortName.Ar)
            .Prepend(SortName.En));
        return this;
    }
}

/// <summary>A language that a provider speaks: two letters.</summary>
internal sealed class ProviderLanguage
{
    public Guid ProviderId { get; init; }

    public required string Language { get; init; }
}

/// <summary>What a session of one length costs.</summary>
internal sealed class ProviderPrice
{
    public Guid ProviderId { get; init; }

    public required int DurationMinutes { get; init; }

    public required long AmountMinor { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }
}

/// <summary>A speciality, the same for all organisations.</summary>
internal sealed class Speciality
{
    public required Guid Id { get; init; }

    public required LocalText Name { get; set; }
}
