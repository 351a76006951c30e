namespace Tahoon.Booking.Privacy;

/// <summary>The fields that hold what a user wrote; each text is bound to its own. Stored, so never changed.</summary>
internal static class UserTexts
{
    public const string Notes = "notes", Reason = "reason";
}
