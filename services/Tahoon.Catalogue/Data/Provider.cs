using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Data;

/// <summary>A care provider of an organisation.</summary>
internal sealed class Provider
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Counts the organisation's providers; pages go on by it where names or fees are equal.</summary>
    public required int Number { get; init; }

    public required LocalText Name
    {
        get;
        set
        {
            field = value;
            SortName = new LocalText(Folding.Key(value.En), Folding.Key(value.Ar));
            SearchText = $"{SortName.En} {SortName.Ar}";
        }
    }

    public required LocalText Biography { get; set; }

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public required string Gender { get; set; }

    public required int YearsOfExperience { get; set; }

    public string? PhotoUrl { get; set; }

    /// <summary>False where it takes no new bookings and nobody is shown it; what is booked stays booked.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Raised by every change of it; the ETag.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The folded name, which the list is sorted by.</summary>
    public LocalText SortName { get; private set; } = new("", "");

    /// <summary>Folded names, which free text is looked for in; specialities and biography are folded as a directory is read.</summary>
    public string SearchText { get; private set; } = "";

    public List<ProviderLanguage> Languages { get; init; } = [];

    public List<Speciality> Specialities { get; init; } = [];

    public List<ProviderPrice> Prices { get; init; } = [];
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

/// <summary>A speciality of an organisation.</summary>
internal sealed class Speciality
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required LocalText Name
    {
        get;
        set
        {
            field = value;
            (FoldedEn, FoldedAr) = (Folding.Key(value.En), Folding.Key(value.Ar));
        }
    }

    /// <summary>What may not be there twice in an organisation, in either language.</summary>
    public string FoldedEn { get; private set; } = "";

    public string FoldedAr { get; private set; } = "";

    /// <summary>False where it is no longer shown, nor given to providers that had it not.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Raised by every change of it; the ETag.</summary>
    public int Version { get; set; } = 1;
}
