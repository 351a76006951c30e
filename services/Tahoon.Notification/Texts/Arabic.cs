using System.Globalization;
using NodaTime;

namespace Tahoon.Notification.Texts;

internal sealed class Arabic : Language
{
    // the process has no culture data of its own; day names count from Monday, as IsoDayOfWeek does
    private static readonly string[] Days =
        ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];

    private static readonly string[] Months =
    [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ];

    protected override string When(LocalDateTime local) => string.Create(
        CultureInfo.InvariantCulture,
        $"يوم {Days[(int)local.DayOfWeek - 1]} {local.Day} {Months[local.Month - 1]} الساعة {local.Hour:00}:{local.Minute:00}");

    protected override PushText MeetingReady(string? providerName, string when) => new(
        "غرفة جلستك جاهزة",
        providerName is null ? $"موعد جلستك {when}." : $"موعد جلستك مع {providerName} {when}.");

    protected override PushText SessionCancelled(string? providerName, string when) => new(
        "تم إلغاء جلستك",
        providerName is null
            ? $"لن تُعقد الجلسة المقررة {when}."
            : $"لن تُعقد الجلسة مع {providerName} المقررة {when}.");
}
