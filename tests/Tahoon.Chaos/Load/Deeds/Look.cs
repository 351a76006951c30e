using System.Globalization;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Reads: what is remembered is what is shown.</summary>
internal static class Look
{
    public static async Task AtOneAsync(Patient patient, CancellationToken cancellation)
    {
        var known = patient.Memory.Bookings.Where(booking => booking.Unanswered == 0).ToList();
        if (known.Count == 0)
            return;

        var booking = known[patient.Draw.Next(known.Count)];
        var question = Question.Get($"/api/v1/bookings/{booking.Id}");
        if (await patient.App.AskAsync(question, TimeSpan.FromSeconds(20), cancellation) is not { } answer)
            return;
        if (answer.Status is 404)
            patient.Memory.Complain(Harm.Lost, $"{booking} is not found");
        else if (Difference(booking, answer) is { } difference)
            patient.Memory.Complain(Harm.Lost, difference);
    }

    public static async Task ForSlotsAsync(Patient patient, CancellationToken cancellation)
    {
        var slot = patient.Slots.Wanted(patient.Draw);
        var question = patient.Draw.Next(2) == 0
            ? Slots.SearchFor(slot.Start.Date, providers: 10)
            : Question.Get($"/api/v1/providers/{slot.ProviderId}/slots?from={Slots.Text(slot.Start.Date)}"
                + $"&to={Slots.Text(slot.Start.Date.AddDays(1))}&timeZone=Asia/Kuwait&durationMinutes={Slots.Minutes}");
        if (await patient.App.AskAsync(question, TimeSpan.FromSeconds(20), cancellation) is { Succeeded: false } refused)
            patient.Memory.Wonder(question, refused);
    }

    /// <summary>How what is shown differs from what is remembered, or null.</summary>
    public static string? Difference(Remembered booking, Answer shown)
    {
        var told = (shown.Text("status"), shown.Text("start"), shown.Text("version"), shown.Text("providerId"));
        var known = (booking.Cancelled ? "Cancelled" : "Confirmed", Slots.Text(booking.Slot.Start),
            booking.Version.ToString(CultureInfo.InvariantCulture), booking.Slot.ProviderId);
        return told == known ? null : $"{booking} is shown as {shown.Status} {shown.Body}";
    }
}
