using System.Text.Json;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary>A provider as those see it who keep the catalogue, in all languages; its ETag is the version.</summary>
/// <param name="Languages">Two letters each.</param>
/// <param name="Prices">One for each session length offered.</param>
internal sealed record EntryView(
    ProviderId ProviderId,
    LocalText Name,
    LocalText Biography,
    string Gender,
    int YearsOfExperience,
    string? PhotoUrl,
    IReadOnlyList<string> Languages,
    IReadOnlyList<SpecialityId> SpecialityIds,
    IReadOnlyList<SessionPrice> Prices,
    bool Active,
    int Version)
{
    public static EntryView Of(Provider row) => new(
        new ProviderId(row.Id),
        row.Name,
        row.Biography,
        row.Gender,
        row.YearsOfExperience,
        row.PhotoUrl,
        [.. row.Languages.Select(spoken => spoken.Language).Order(StringComparer.Ordinal)],
        [.. row.Specialities.OrderBy(speciality => speciality.FoldedEn, StringComparer.Ordinal).Select(speciality => new SpecialityId(speciality.Id))],
        row.SessionPrices(),
        row.Active,
        row.Version);

    public StoredAnswer ToAnswer() => new(
        StatusCodes.Status201Created,
        JsonSerializer.Serialize(this, WireJson.Options),
        $"/api/v1/catalogue/providers/{ProviderId}",
        ETag.Of(Version));
}
