using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Data.Mapping;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue.Features.Specialities;

/// <summary>A speciality's name; in a language that is left out, it is the other's.</summary>
public sealed record SpecialityName(
    [property: StringLength(SpecialityMapping.NameLength), PlainText] string? En = null,
    [property: StringLength(SpecialityMapping.NameLength), PlainText] string? Ar = null);

/// <summary>A speciality as clients set it, whole.</summary>
/// <param name="Active">False takes it out: it is shown nowhere, and given to no provider that had it not.</param>
public sealed record SpecialityForm([property: Required] SpecialityName? Name, bool Active = true)
{
    internal LocalText? Text => LocalText.OfEither(Name!.En, Name.Ar);

    /// <summary>What is wrong as a whole, once each member is valid by itself; null where nothing is.</summary>
    internal Failure? Fault() => Text is null ? Failures.Invalid("name", "A name is needed in one language at least.") : null;
}

/// <summary>A speciality as those see it who keep the catalogue; its ETag is the version.</summary>
internal sealed record SpecialityView(SpecialityId SpecialityId, LocalText Name, bool Active, int Version)
{
    public static SpecialityView Of(Speciality row) => new(new SpecialityId(row.Id), row.Name, row.Active, row.Version);

    public StoredAnswer ToAnswer() => new(
        StatusCodes.Status201Created,
        JsonSerializer.Serialize(this, WireJson.Options),
        $"/api/v1/catalogue/specialities/{SpecialityId}",
        ETag.Of(Version));
}

internal static class SpecialityNames
{
    /// <summary>True where another speciality of the organisation reads like this one, in either language.</summary>
    public static Task<bool> IsTakenAsync(this CatalogueDb context, Speciality speciality, CancellationToken cancellation) =>
        context.Specialities.AnyAsync(
            other => other.OrganisationId == speciality.OrganisationId && other.Id != speciality.Id
                && (other.FoldedEn == speciality.FoldedEn || other.FoldedAr == speciality.FoldedAr),
            cancellation);
}
