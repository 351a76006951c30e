using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Demonstration;

/// <summary>Names of the demonstration's providers: no two of the 200 are alike.</summary>
internal static class DemoNames
{
    private static readonly LocalText[] Women =
    [
        new("Amal", "أمل"), new("Layla", "ليلى"), new("Noor", "نور"), new("Fatima", "فاطمة"), new("Mariam", "مريم"),
        new("Hessa", "حصة"), new("Dalal", "دلال"), new("Reem", "ريم"), new("Salma", "سلمى"), new("Huda", "هدى"),
        new("Zainab", "زينب"), new("Aisha", "عائشة"), new("Rania", "رانيا"), new("Dina", "دينا"), new("Yasmin", "ياسمين"),
        new("Sara", "سارة"), new("Maya", "مايا"), new("Nadia", "نادية"), new("Ghada", "غادة"), new("Élise", "إليز"),
    ];

    private static readonly LocalText[] Men =
    [
        new("Ahmad", "أحمد"), new("Khaled", "خالد"), new("Yousef", "يوسف"), new("Omar", "عمر"), new("Faisal", "فيصل"),
        new("Bader", "بدر"), new("Nasser", "ناصر"), new("Tariq", "طارق"), new("Sami", "سامي"), new("Hassan", "حسن"),
        new("Ibrahim", "إبراهيم"), new("Mahmoud", "محمود"), new("Karim", "كريم"), new("Rashid", "راشد"), new("Adel", "عادل"),
        new("Majid", "ماجد"), new("Ziad", "زياد"), new("Walid", "وليد"), new("Jamal", "جمال"), new("André", "أندريه"),
    ];

    private static readonly LocalText[] Families =
    [
        new("Al-Sabah", "الصباح"), new("Al-Mutairi", "المطيري"), new("Haddad", "حداد"), new("Mansour", "منصور"),
        new("Khoury", "خوري"), new("Al-Rashidi", "الرشيدي"), new("Nasr", "نصر"), new("Al-Ajmi", "العجمي"),
        new("Saleh", "صالح"), new("Darwish", "درويش"), new("Al-Enezi", "العنزي"), new("Farouk", "فاروق"),
        new("Hijazi", "حجازي"), new("Al-Qahtani", "القحطاني"), new("Shaheen", "شاهين"), new("Barakat", "بركات"),
        new("Al-Otaibi", "العتيبي"), new("Jaber", "جابر"), new("Kanaan", "كنعان"), new("Al-Dosari", "الدوسري"),
        new("Sabbagh", "صباغ"), new("Tawfiq", "توفيق"), new("Al-Shammari", "الشمري"), new("Qasim", "قاسم"), new("Younes", "يونس"),
    ];

    public static bool IsWoman(int number) => number % 2 == 0;

    /// <summary>Without a title.</summary>
    public static LocalText Of(int number)
    {
        var first = (IsWoman(number) ? Women : Men)[number / 2 % Women.Length];
        var family = Families[((number / 40) + number) % Families.Length];
        return new LocalText($"{first.En} {family.En}", $"{first.Ar} {family.Ar}");
    }
}
