using System.ComponentModel.DataAnnotations;
using Tahoon.Catalogue.Data.Mapping;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary>A provider's name; in a language that is left out, it is the other's.</summary>
public sealed record EntryName(
    [property: StringLength(ProviderMapping.NameLength), PlainText] string? En = null,
    [property: StringLength(ProviderMapping.NameLength), PlainText] string? Ar = null);

/// <summary>What a provider tells of itself; in a language that is left out, it is the other's.</summary>
public sealed record EntryBiography(
    [property: StringLength(ProviderMapping.BiographyLength), PlainText] string? En = null,
    [property: StringLength(ProviderMapping.BiographyLength), PlainText] string? Ar = null);

/// <summary>What a session of a length costs.</summary>
/// <param name="AmountMinor">In the currency's minor unit.</param>
/// <param name="Currency">ISO 4217; the same for all of an organisation.</param>
public sealed record EntryFee(
    [property: Required, Range(0, 1_000_000_000)] long? AmountMinor,
    [property: Required, RegularExpression("^[A-Z]{3}$")] string? Currency);

/// <summary>A length of session that a provider offers.</summary>
/// <param name="DurationMinutes">In steps of five minutes.</param>
public sealed record EntryPrice(
    [property: Required, Range(5, 480)] int? DurationMinutes,
    [property: Required] EntryFee? Price);

/// <summary>A provider as those set it, whole, who keep the catalogue.</summary>
/// <param name="Gender"><c>female</c> or <c>male</c>.</param>
/// <param name="Languages">Two letters each.</param>
/// <param name="Prices">One for each session length offered.</param>
/// <param name="PhotoUrl">https.</param>
/// <param name="Active">False takes it out: it is shown nowhere and takes no new bookings; what is booked stays booked.</param>
public sealed record EntryForm(
    [property: Required] EntryName? Name,
    [property: Required, AllowedValues("female", "male")] string? Gender,
    [property: Required, MinLength(1), MaxLength(20), Each("^[a-z]{2}$")] IReadOnlyList<string>? Languages,
    [property: Required, MinLength(1), MaxLength(20)] IReadOnlyList<SpecialityId>? SpecialityIds,
    [property: Required, MinLength(1), MaxLength(12), Each] IReadOnlyList<EntryPrice>? Prices,
    EntryBiography? Biography = null,
    [property: Range(0, 80)] int YearsOfExperience = 0,
    [property: StringLength(ProviderMapping.PhotoUrlLength), RegularExpression("^https://[!-;=?-~]+$")] string? PhotoUrl = null,
    bool Active = true)
{
    internal LocalText? NameText => LocalText.OfEither(Name!.En, Name.Ar);

    internal LocalText BiographyText => LocalText.OfEither(Biography?.En, Biography?.Ar) ?? new LocalText("", "");

    /// <summary>What is wrong as a whole, once each member is valid by itself; null where nothing is.</summary>
    internal Failure? Fault()
    {
        var errors = new Dictionary<string, string[]>();
        if (NameText is null)
            errors["name"] = ["A name is needed in one language at least."];
        if (Languages!.Distinct().Count() != Languages!.Count)
            errors["languages"] = ["A language comes once."];
        if (SpecialityIds!.Distinct().Count() != SpecialityIds!.Count)
            errors["specialityIds"] = ["A speciality comes once."];
        if (Prices!.Any(price => price.DurationMinutes % 5 != 0))
            errors["prices"] = ["Lengths are 5 to 480 minutes, in steps of five."];
        else if (Prices!.DistinctBy(price => price.DurationMinutes).Count() != Prices!.Count)
            errors["prices"] = ["A length comes once."];

        return errors.Count == 0 ? null : Failures.Invalid(errors);
    }
}
