using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Gives a booking up, by the audited endpoint or by the new one.</summary>
internal static class Cancel
{
    public static Task OneAsync(Patient patient, Remembered booking, CancellationToken cancellation) =>
        patient.DoAsync(Wish(patient, booking, audited: patient.Draw.Next(2) == 0), cancellation);

    /// <param name="audited">Whatever version it has; else only the one that is remembered.</param>
    public static Deed Wish(Patient patient, Remembered booking, bool audited)
    {
        var key = $"{booking.Id}-{patient.Draw.NextInt64():x}";
        var question = audited
            ? Question.Post("/api/sessionbooking/cancelbooking", new { bookingId = booking.Id }, key)
            : Question.Post($"/api/v1/bookings/{booking.Id}/cancel", new { reason = "better" }, key, booking.Version);
        booking.Unanswered++;
        return new Deed(question, answer =>
        {
            booking.Unanswered--;
            if (!answer.Succeeded || answer.Text("status") is not "Cancelled")
            {
                patient.Memory.Wonder(question, answer);
                return;
            }

            booking.Cancelled = true;
            booking.Version++;
        });
    }
}
