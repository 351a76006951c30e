using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Demonstration;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Catalogue.Demonstration;

/// <summary>Fills the catalogue of the two demonstration clinics; all of it follows from the providers' numbers.</summary>
internal sealed class DemoCatalogue : IDemonstrationData<CatalogueDb>
{
    private static readonly string[][] Languages =
    [
        ["ar", "en"], ["ar"], ["ar", "en", "fr"], ["en", "hi"], ["ar", "en", "ur"],
    ];

    public async Task AddAsync(CatalogueDb database, CancellationToken cancellation)
    {
        if (await database.Settings.AnyAsync(settings => settings.OrganisationId == DemoClinics.DemoClinic, cancellation))
            return;

        database.Settings.AddRange(
            new OrganisationSettings { OrganisationId = DemoClinics.DemoClinic, Currency = "KWD" },
            new OrganisationSettings { OrganisationId = DemoClinics.OtherClinic, Currency = "SAR", CancellationCutoffMinutes = 120 });
        database.Questions.AddRange(DemoQuestions.Of(1, DemoClinics.DemoClinic));
        database.Questions.AddRange(DemoQuestions.Of(2, DemoClinics.OtherClinic));

        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            var specialities = DemoSpecialities.Of(clinic);
            database.Specialities.AddRange(specialities);
            database.Providers.AddRange(DemoClinics.Providers
                .Where(demo => demo.OrganisationId == clinic).Select(demo => Make(demo, specialities)));
        }
    }

    private static Provider Make(DemoProvider demo, IReadOnlyList<Speciality> specialities)
    {
        var name = DemoNames.Of(demo.Number);
        var own = DemoSpecialities.Of(demo.Number).Select(index => specialities[index]).ToList();
        var years = 3 + (demo.Number * 7 % 28);
        return new Provider
        {
            Id = demo.ProviderId,
            OrganisationId = demo.OrganisationId,
            Number = demo.Number + 1,
            Name = new LocalText($"Dr. {name.En}", $"د. {name.Ar}"),
            Biography = Biography(demo.Number, name, own[0].Name, years),
            Gender = DemoNames.IsWoman(demo.Number) ? "female" : "male",
            YearsOfExperience = years,
            Languages = [.. Languages[demo.Number % Languages.Length].Select(code => new ProviderLanguage { Language = code })],
            Specialities = own,
            Prices = [.. demo.SessionMinutes.Select(minutes => Price(demo, minutes))],
        };
    }

    private static LocalText Biography(int number, LocalText name, LocalText speciality, int years) => new(
        $"Dr. {name.En} has worked in {speciality.En.ToLowerInvariant()} for {years} years, first in hospital and now online, "
            + $"and listens before advising.",
        DemoNames.IsWoman(number)
            ? $"تعمل الدكتورة {name.Ar} في مجال {speciality.Ar} منذ {years} سنة، في المستشفى أولًا ثم عبر الإنترنت، وتستمع قبل أن تنصح."
            : $"يعمل الدكتور {name.Ar} في مجال {speciality.Ar} منذ {years} سنة، في المستشفى أولًا ثم عبر الإنترنت، ويستمع قبل أن ينصح.");

    /// <summary>12 to 30 dinars, or 150 to 375 riyals, for half an hour; a longer session costs a little less by the minute.</summary>
    private static ProviderPrice Price(DemoProvider demo, int minutes)
    {
        var step = demo.Number * 5 % 19;
        var (halfHour, currency) = demo.OrganisationId == DemoClinics.DemoClinic
            ? (12_000 + (1_000L * step), "KWD")
            : (15_000 + (1_250L * step), "SAR");
        return new ProviderPrice
        {
            DurationMinutes = minutes,
            AmountMinor = minutes == 30 ? halfHour : halfHour * 9 / 5,
            Currency = currency,
        };
    }
}
