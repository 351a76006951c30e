using System.ComponentModel;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Features;

/// <summary>A speciality in the language asked for.</summary>
[ImmutableObject(true)]
internal sealed record NamedSpeciality(SpecialityId Id, string Name)
{
    /// <summary>By name, so that an answer is the same every time.</summary>
    public static IReadOnlyList<NamedSpeciality> Of(IEnumerable<Speciality> specialities, Language language) =>
    [
        .. specialities
            .Select(speciality => new NamedSpeciality(new SpecialityId(speciality.Id), speciality.Name.In(language)))
            .OrderBy(speciality => speciality.Name, StringComparer.Ordinal),
    ];
}
