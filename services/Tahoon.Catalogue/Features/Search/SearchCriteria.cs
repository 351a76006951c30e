using System.ComponentModel.DataAnnotations;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>
/// What to search for; a member that is left out does not narrow the search. Public, as validation is generated for
/// public types only.
/// </summary>
public abstract record SearchCriteria : IValidatableObject
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);

    /// <summary>Any of these.</summary>
    [MaxLength(50)]
    public IReadOnlyList<SpecialityId>? SpecialityIds { get; init; }

    /// <summary>Any of these; two letters each.</summary>
    [MaxLength(50), Each("^[a-z]{2}$")]
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Any of these; <c>female</c>, <c>male</c>.</summary>
    [MaxLength(10), Each("^(female|male)$")]
    public IReadOnlyList<string>? Genders { get; init; }

    /// <summary>In the currency's minor unit, for a session of the length asked for.</summary>
    [Range(0, long.MaxValue)]
    public long? MinFee { get; init; }

    /// <summary>In the currency's minor unit, for a session of the length asked for.</summary>
    [Range(0, long.MaxValue)]
    public long? MaxFee { get; init; }

    /// <summary>Words of names, specialities or biographies, in any language, with or without accents.</summary>
    [StringLength(100), PlainText]
    public string? Text { get; init; }

    /// <summary>Free slots from this instant.</summary>
    [Required]
    public DateTime? From { get; init; }

    /// <summary>Free slots before this instant, at most 31 days later.</summary>
    [Required]
    public DateTime? To { get; init; }

    /// <summary>IANA zone of whoever asks.</summary>
    [Required, TimeZoneName]
    public string? TimeZone { get; init; }

    /// <summary>The session's length; only providers that offer it are found.</summary>
    [Required, Range(5, 480)]
    public int? DurationMinutes { get; init; }

    /// <summary><c>name</c> (where left out), <c>fee</c> or <c>earliest</c>.</summary>
    [AllowedValues(null, SearchSort.Name, SearchSort.Fee, SearchSort.Earliest)]
    public string? Sort { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To <= From)
            yield return new ValidationResult("The field to must be later than from.", [nameof(To)]);
        else if (To - From > LongestWindow)
            yield return new ValidationResult("The field to must be at most 31 days later than from.", [nameof(To)]);
        if (MaxFee < MinFee)
            yield return new ValidationResult("The field maxFee must not be less than minFee.", [nameof(MaxFee)]);
    }
}

/// <summary>What a list of providers can be sorted by.</summary>
internal static class SearchSort
{
    public const string Name = "name", Fee = "fee", Earliest = "earliest";
}
