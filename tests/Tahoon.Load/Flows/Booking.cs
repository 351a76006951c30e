using Tahoon.Load.Measuring;

namespace Tahoon.Load.Flows;

/// <summary>The two things that throughput is told by: a booking, and a read that the cache answers.</summary>
internal static class Booking
{
    private static int _next;

    /// <summary>Books a time of the pool for the next user.</summary>
    public static async Task<Outcome> BookNextAsync(this Clinic clinic, CancellationToken cancellation)
    {
        var slot = clinic.Slots.Take();
        var user = clinic.Users[(int)((uint)Interlocked.Increment(ref _next) % clinic.Users.Count)];
        var (outcome, _) = await clinic.BookAsync(clinic.Token, user, slot, cancellation);
        if (outcome is Outcome.Shed)
            clinic.Slots.GiveBack(slot);
        return outcome;
    }

    public static Task<Outcome> ReadAsync(this Clinic clinic, CancellationToken cancellation) =>
        Answers.TellAsync(() => clinic.Tahoon.QuestionsAsync(clinic.Token, cancellation));

    public static async Task<(Outcome Outcome, string? BookingId)> BookAsync(
        this Clinic clinic, string token, string userId, Slot slot, CancellationToken cancellation)
    {
        var question = new BookQuestion(userId, slot.ProviderId, slot.Start, Slots.Minutes, Guid.NewGuid().ToString());
        var (outcome, answer) = await Answers.AskAsync(() => clinic.Tahoon.BookAsync(token, question, cancellation));
        return (outcome, answer?.BookingId);
    }
}
