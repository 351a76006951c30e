using System.Globalization;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Moves a booking to another time of its provider.</summary>
internal static class Move
{
    public static Task OneAsync(Patient patient, Remembered booking, CancellationToken cancellation) =>
        patient.DoAsync(Wish(patient, booking, alone: true), cancellation);

    /// <summary>A patient who can't decide: the booking ends cancelled, and was moved before or was not.</summary>
    public static Task AndCancelAtOnceAsync(Patient patient, Remembered booking, CancellationToken cancellation) => patient.DoBothAsync(
        Wish(patient, booking, alone: false), Cancel.Wish(patient, booking, audited: true), cancellation);

    private static Deed Wish(Patient patient, Remembered booking, bool alone)
    {
        var slot = patient.Slots.WantedOf(booking.Slot.ProviderId, patient.Draw);
        var question = Question.Post(
            $"/api/v1/bookings/{booking.Id}/reschedule", new { start = Slots.Text(slot.Start) },
            $"{booking.Id}-{patient.Draw.NextInt64():x}", booking.Version);
        booking.Unanswered++;
        return new Deed(question, answer =>
        {
            booking.Unanswered--;
            switch (answer)
            {
                case { Succeeded: true }:
                    booking.Slot = slot;
                    booking.Version++;
                    var told = (answer.Text("start"), answer.Text("version"));
                    if (told != (Slots.Text(slot.Start), (question.Version + 1)!.Value.ToString(CultureInfo.InvariantCulture)))
                        patient.Memory.Wonder(question, answer);
                    break;
                case { Code: "slot_taken" }:
                    patient.Tally.CountConflict();
                    break;
                case { Code: "day_full" }:
                case { Code: "precondition_failed" or "conflict" } when !alone:
                    break;
                default:
                    patient.Memory.Wonder(question, answer);
                    break;
            }
        });
    }
}
