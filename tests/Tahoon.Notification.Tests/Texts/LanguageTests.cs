using Tahoon.Notification.Domain;
using Tahoon.Notification.Texts;
using Xunit;

namespace Tahoon.Notification.Tests.Texts;

public sealed class LanguageTests
{
    private static readonly DateTime Start = new(2026, 11, 24, 22, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void English_tells_the_time_of_the_users_own_clock()
    {
        var text = Language.Of("en").Say(NoticeKind.MeetingReady, "Dr. Sara Ali", Start, "Asia/Kuwait");

        Assert.Equal("Your session's room is ready", text.Title);
        Assert.Equal("Your session with Dr. Sara Ali is on Wednesday, 25 November, at 01:30.", text.Body);
    }

    [Fact]
    public void Arabic_tells_day_and_month_in_Arabic()
    {
        var text = Language.Of("ar").Say(NoticeKind.SessionCancelled, null, Start, "Africa/Cairo");

        Assert.Equal("تم إلغاء جلستك", text.Title);
        Assert.Equal("لن تُعقد الجلسة المقررة يوم الأربعاء 25 نوفمبر الساعة 00:30.", text.Body);
    }

    [Theory]
    [InlineData(2026, 3, 29, "00:59")]
    [InlineData(2026, 3, 29, "02:00", 1, 0)]
    public void A_clock_that_was_put_forward_is_told_as_it_then_shows(
        int year, int month, int day, string shown, int hour = 0, int minute = 59)
    {
        var start = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc);

        Assert.Contains(shown, Language.Of("en").Say(NoticeKind.MeetingReady, null, start, "Europe/London").Body);
    }

    [Fact]
    public void A_language_without_texts_is_told_in_English_and_a_region_makes_no_difference()
    {
        Assert.Equal(Language.Of("en"), Language.Of("fr"));
        Assert.Equal(Language.Of("ar"), Language.Of("AR-kw"));
        Assert.NotEqual(Language.Of("ar"), Language.Of("en"));
    }

    [Fact]
    public void A_zone_that_is_not_known_is_told_as_UTC_and_says_so()
    {
        var text = Language.Of("en").Say(NoticeKind.SessionCancelled, null, Start, "Mars/Olympus");

        Assert.Equal("The session on Tuesday, 24 November, at 22:30 UTC will not take place.", text.Body);
    }

    [Fact]
    public void Every_kind_of_notice_has_a_text_in_every_language()
    {
        foreach (var code in (string[])["en", "ar"])
            foreach (var kind in Enum.GetValues<NoticeKind>())
                Assert.All([null, "Dr. Sara"], name =>
                {
                    var text = Language.Of(code).Say(kind, name, Start, "Asia/Kuwait");
                    Assert.NotEmpty(text.Title);
                    Assert.Equal(name is not null, text.Body.Contains("Sara", StringComparison.Ordinal));
                });
    }
}
