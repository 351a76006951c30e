using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Wants a slot, by the audited endpoint or by the new one.</summary>
internal static class Book
{
    public static Task OnceAsync(Patient patient, CancellationToken cancellation) =>
        patient.DoAsync(Wish(patient, patient.Slots.Wanted(patient.Draw)), cancellation);

    /// <summary>A button pressed twice: one key, two requests, one booking.</summary>
    public static Task TwiceAtOnceAsync(Patient patient, CancellationToken cancellation)
    {
        var wish = Wish(patient, patient.Slots.Wanted(patient.Draw));
        return patient.DoBothAsync(wish, wish, cancellation);
    }

    public static Deed Wish(Patient patient, Slot slot, string? hold = null)
    {
        var key = $"{patient.Memory.UserId}-{patient.Draw.NextInt64():x}";
        var start = Slots.Text(slot.Start);
        var question = hold is null && patient.Draw.Next(2) == 0
            ? Question.Post("/api/sessionbooking/booksession", new
            {
                userId = patient.Memory.UserId,
                serviceProviderId = slot.ProviderId,
                start,
                durationMinutes = Slots.Minutes,
            }, key)
            : Question.Post("/api/v1/bookings", new
            {
                userId = patient.Memory.UserId,
                providerId = slot.ProviderId,
                start,
                durationMinutes = Slots.Minutes,
                holdId = hold,
            }, key);
        var heard = false;
        return new Deed(question, answer =>
        {
            Learn(patient, question, slot, answer, again: heard);
            heard = true;
        });
    }

    private static void Learn(Patient patient, Question question, Slot slot, Answer answer, bool again)
    {
        var memory = patient.Memory;
        if (again)
        {
            // the other of two at once: that both are told the same is found by their key
            Repeat.Compare(memory, question, answer);
            return;
        }

        switch (answer)
        {
            case { Succeeded: true }:
                patient.Tally.CountBooked();
                memory.Bookings.Add(new Remembered(answer.Text("bookingId")!, slot));
                if (answer.Text("status") is not "Confirmed" || answer.Text("version") is not "1" || answer.Text("start") != Slots.Text(slot.Start))
                    memory.Wonder(question, answer);
                break;
            case { Code: "slot_taken" }:
                patient.Tally.CountConflict();
                break;
            case { Code: "day_full" or "hold_expired" }:
                break;
            default:
                memory.Wonder(question, answer);
                break;
        }
    }
}
