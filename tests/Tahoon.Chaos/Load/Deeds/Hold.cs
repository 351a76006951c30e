using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Keeps a slot for itself first; then books it, gives it back, or forgets it.</summary>
internal static class Hold
{
    public static async Task ThenBookAsync(Patient patient, CancellationToken cancellation)
    {
        var slot = patient.Slots.Wanted(patient.Draw);
        var (next, hold) = (patient.Draw.Next(10), (string?)null);
        var question = Question.Post("/api/v1/holds", new
        {
            userId = patient.Memory.UserId,
            providerId = slot.ProviderId,
            start = Slots.Text(slot.Start),
            durationMinutes = Slots.Minutes,
        }, $"{patient.Memory.UserId}-{patient.Draw.NextInt64():x}");
        await patient.DoAsync(
            new Deed(question, answer => hold = Learn(patient, question, answer)), cancellation);
        if (hold is null)
            return;

        if (next < 7)
            await patient.DoAsync(Book.Wish(patient, slot, hold), cancellation);
        else if (next < 9)
            await patient.DoAsync(GiveBack(patient, hold), cancellation);
    }

    private static string? Learn(Patient patient, Question question, Answer answer)
    {
        switch (answer)
        {
            case { Succeeded: true }:
                return answer.Text("holdId");
            case { Code: "slot_taken" }:
                patient.Tally.CountConflict();
                return null;
            case { Code: "too_many_holds" or "day_full" }:
                return null;
            default:
                patient.Memory.Wonder(question, answer);
                return null;
        }
    }

    /// <summary>Gone is gone, also where an earlier try has done it unseen.</summary>
    private static Deed GiveBack(Patient patient, string hold)
    {
        var question = new Question(HttpMethod.Delete, $"/api/v1/holds/{hold}");
        return new Deed(question, answer =>
        {
            if (answer is not ({ Succeeded: true } or { Status: 404 } or { Code: "hold_expired" }))
                patient.Memory.Wonder(question, answer);
        });
    }
}
