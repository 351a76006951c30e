using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Demonstration;

/// <summary>The demonstration's ten specialities.</summary>
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

    public static IReadOnlyList<Speciality> Make() =>
    [
        .. Names.Select((name, index) => new Speciality
        {
            Id = DemoClinics.Id((int)IdKind.Speciality, index + 1),
            Name = name,
        }),
    ];

    /// <summary>Every provider has one; every fourth has a second.</summary>
    public static IEnumerable<int> Of(int number) => number % 4 == 0
        ? [number % Names.Length, (number + 3) % Names.Length]
        : [number % Names.Length];
}
