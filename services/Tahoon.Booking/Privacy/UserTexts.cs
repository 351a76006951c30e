namespace Tahoon.Booking.Privacy;

/// <summary>The fields that hold what a user wrote; each text is bound to its own. Stored, so never changed.</summary>
internal static class UserTexts
{
    public const string Notes = "notes", Reason = "reason";

    /// <summary>A text in clear; null where there is none, or no key any more.</summary>
    public static string? Clear(string? stored, Guid bookingId, string field, UserKey? key) => stored switch
    {
        null => null,
        _ when key is not null => key.Read(stored, bookingId, field),
        _ => UserKey.IsSealed(stored) ? null : stored,
    };
}
