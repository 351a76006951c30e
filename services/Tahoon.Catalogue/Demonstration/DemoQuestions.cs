using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Demonstration;

/// <summary>The questions that both clinics ask before a first session.</summary>
internal static class DemoQuestions
{
    private static readonly LocalText[] HowOften =
    [
        new("Not at all", "أبدًا"),
        new("Several days", "عدة أيام"),
        new("More than half the days", "أكثر من نصف الأيام"),
        new("Nearly every day", "كل يوم تقريبًا"),
    ];

    private static readonly (string Kind, LocalText Text, LocalText[] Options)[] All =
    [
        ("single", new("Have you spoken to a specialist online before?", "هل سبق أن تحدثت مع مختص عبر الإنترنت؟"),
            [new("Yes", "نعم"), new("No", "لا")]),
        ("multiple", new("What would you like help with?", "بماذا ترغب في الحصول على المساعدة؟"),
            [new("Anxiety", "القلق"), new("Low mood", "انخفاض المزاج"), new("Sleep", "النوم"), new("Pain", "الألم"), new("Something else", "شيء آخر")]),
        ("single", new("Over the last two weeks, how often have you had little interest in doing things?",
            "خلال الأسبوعين الماضيين، كم مرة شعرت بقلة الاهتمام بالقيام بالأشياء؟"), HowOften),
        ("single", new("Over the last two weeks, how often have you slept badly?",
            "خلال الأسبوعين الماضيين، كم مرة عانيت من النوم السيئ؟"), HowOften),
        ("scale", new("How would you rate your health today, from 1 to 5?", "كيف تقيّم صحتك اليوم من ١ إلى ٥؟"),
            [new("1", "١"), new("2", "٢"), new("3", "٣"), new("4", "٤"), new("5", "٥")]),
        ("text", new("Which medicines do you take?", "ما الأدوية التي تتناولها؟"), []),
    ];

    public static IEnumerable<Question> Of(int organisationNumber, Guid organisationId) => All.Select((row, index) => new Question
    {
        Id = DemoClinics.Id((int)IdKind.Question, (organisationNumber * 100) + index + 1),
        OrganisationId = organisationId,
        Position = index + 1,
        Kind = row.Kind,
        Text = row.Text with { },
        Options = [.. row.Options.Select((text, option) => new QuestionOption { Position = option + 1, Text = text with { } })],
    });
}
