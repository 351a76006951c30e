using Tahoon.Chaos.Load;
using Tahoon.Chaos.Load.Deeds;
using Tahoon.Chaos.Memory;
using Xunit;

namespace Tahoon.Chaos.Tests;

/// <summary>Every way in which a service may break its word to a client is seen.</summary>
public sealed class MemoryTests
{
    private static readonly Slot Noon = new("prv_1", new DateTime(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc));
    private static readonly Question Wish = Question.Post("/api/v1/bookings", new { }, "key");

    private readonly Recollection _memory = new("usr_1");

    [Fact]
    public void A_booking_that_is_there_as_it_was_answered_is_well()
    {
        _memory.Bookings.Add(new Remembered("bkg_1", Noon));
        _memory.Bookings.Add(new Remembered("bkg_2", Noon) { Cancelled = true, Version = 2 });

        Compare(Shown("bkg_1"), Shown("bkg_2", status: "Cancelled", version: 2));

        Assert.Equal([], _memory.Grievances);
    }

    [Fact]
    public void An_answered_booking_that_is_not_there_is_lost()
    {
        _memory.Bookings.Add(new Remembered("bkg_1", Noon));

        Compare();

        Assert.Equal(Harm.Lost, Assert.Single(_memory.Grievances).Harm);
    }

    public static TheoryData<string, string, int, string> Differences => new()
    {
        { "Cancelled", "2026-06-01T12:00:00Z", 1, "prv_1" },
        { "Confirmed", "2026-06-01T13:00:00Z", 1, "prv_1" },
        { "Confirmed", "2026-06-01T12:00:00Z", 2, "prv_1" },
        { "Confirmed", "2026-06-01T12:00:00Z", 1, "prv_2" },
    };

    [Theory, MemberData(nameof(Differences))]
    public void A_booking_that_is_not_as_it_was_answered_is_lost(string status, string start, int version, string provider)
    {
        _memory.Bookings.Add(new Remembered("bkg_1", Noon));

        Compare(Shown("bkg_1", status, start, version, provider));

        Assert.Equal(Harm.Lost, Assert.Single(_memory.Grievances).Harm);
    }

    [Fact]
    public void A_booking_that_nobody_was_told_of_is_an_orphan()
    {
        Compare(Shown("bkg_1"));

        Assert.Equal(Harm.Orphan, Assert.Single(_memory.Grievances).Harm);
    }

    [Fact]
    public void One_booking_for_two_wishes_is_doubled()
    {
        _memory.Bookings.Add(new Remembered("bkg_1", Noon));
        _memory.Bookings.Add(new Remembered("bkg_1", Noon));

        Compare(Shown("bkg_1"));

        Assert.Equal(Harm.Doubled, Assert.Single(_memory.Grievances).Harm);
    }

    [Theory]
    [InlineData(201, """{ "bookingId": "bkg_1" }""", null)]
    [InlineData(201, """{"bookingId":"bkg_2"}""", Harm.Doubled)]
    [InlineData(409, """{"code":"slot_taken"}""", Harm.Other)]
    public void A_key_that_gets_another_answer_is_seen(int status, string body, object? harm)
    {
        _memory.Hear(new Deed(Wish, _ => { }), new Answer(201, """{"bookingId":"bkg_1"}"""));

        Repeat.Compare(_memory, Wish, new Answer(status, body));

        Assert.Equal(harm is null ? [] : [(Harm)harm], _memory.Grievances.Select(grievance => grievance.Harm));
    }

    [Fact]
    public void What_is_not_final_need_not_come_again()
    {
        _memory.Hear(new Deed(Wish, _ => { }), new Answer(412, """{"code":"precondition_failed"}"""));

        Assert.Empty(_memory.Answers);
    }

    [Fact]
    public void What_was_not_answered_is_kept_to_be_asked_again()
    {
        var deed = new Deed(Wish, _ => Assert.Fail("Nothing was learned."));

        _memory.Hear(deed, null);

        Assert.Equal([deed], _memory.Unanswered);
    }

    private void Compare(params Answer[] shown)
    {
        using var app = new App([], new Tokens(), new Tally(), 0);
        new Reckoning(app, _memory).Compare(shown);
    }

    private static Answer Shown(
        string id, string status = "Confirmed", string start = "2026-06-01T12:00:00Z", int version = 1, string provider = "prv_1") => new(
        200, $$"""{"bookingId":"{{id}}","status":"{{status}}","start":"{{start}}","version":{{version}},"providerId":"{{provider}}"}""");
}
