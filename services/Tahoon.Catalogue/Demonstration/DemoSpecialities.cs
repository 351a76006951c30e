using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Demonstration;

/// <summary>The ten specialities of each demonstration clinic.</summary>
internal static class DemoSpecialities
{
    private static readonly LocalText[] Names =
    [
        new("Psychiatry", "الطب النفسي"),
        new("Clinical psychology", "علم النفس الإكلينيكي"),
        new("Family medicine", "طب الأسرة"),
        new("Paediatrics", "طب الأطفال"),
        new("Dermatology", "الأمراض الجلدية"),
        new("Nutrition", "التغذية"),
        new("Cardiology", "أمراض القلب"),
        new("Endocrinology", "الغدد الصماء"),
        new("Women's health", "صحة المرأة"),
        new("Physiotherapy", "العلاج الطبيعي"),
    ];

    public static IReadOnlyList<Speciality> Of(Guid organisation) =>
    [
        .. Names.Select((name, index) => new Speciality
        {
            Id = DemoClinics.Id((int)IdKind.Speciality, (organisation == DemoClinics.DemoClinic ? 0 : 100) + index + 1),
            OrganisationId = organisation,
            Name = name with { },
        }),
    ];

    /// <summary>Every provider has one; every fourth has a second.</summary>
    public static IEnumerable<int> Of(int number) => number % 4 == 0
        ? [number % Names.Length, (number + 3) % Names.Length]
        : [number % Names.Length];
}
