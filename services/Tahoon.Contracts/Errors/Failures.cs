namespace Tahoon.Contracts.Errors;

/// <summary>The closed list of what can go wrong as far as clients are told. Codes are stable: clients branch on them.</summary>
public static class Failures
{
    /// <summary>The thing does not exist for the caller: unknown, of another kind, or of another organisation.</summary>
    public static readonly Failure NotFound = new("not_found", 404, "There is no such thing.");

    /// <summary>The input is not valid; <see cref="Failure.Errors"/> says where.</summary>
    public static readonly Failure InvalidRequest = new("invalid_request", 400, "The request is not valid.");

    /// <summary>Some members of the input are not valid.</summary>
    /// <param name="errors">Member to messages.</param>
    public static Failure Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        InvalidRequest with { Detail = "See errors.", Errors = errors };

    /// <summary>One member of the input is not valid, and why.</summary>
    public static Failure Invalid(string member, string message) =>
        Invalid(new Dictionary<string, string[]> { [member] = [message] });

    /// <summary>No token, or one that is not valid (any more).</summary>
    public static readonly Failure Unauthenticated = new("unauthenticated", 401, "A valid access token is needed.");

    /// <summary>The access key is wrong (RFC 6749).</summary>
    public static readonly Failure InvalidClient = new("invalid_client", 401, "The access key is not valid.");

    /// <summary>The grant type is unknown (RFC 6749).</summary>
    public static readonly Failure UnsupportedGrantType =
        new("unsupported_grant_type", 400, "The grant type is not supported.");

    /// <summary>The application may not have what it asks a token for (RFC 6749).</summary>
    public static readonly Failure InvalidScope =
        new("invalid_scope", 400, "The application may not have the scope that it asks for.");

    /// <summary>The caller is known but may not do this.</summary>
    public static readonly Failure Forbidden = new("forbidden", 403, "The token does not allow this.");

    /// <summary>Somebody else got the slot first.</summary>
    public static readonly Failure SlotTaken = new("slot_taken", 409, "The slot is taken.");

    /// <summary>The provider does not offer this time or length.</summary>
    public static readonly Failure SlotNotOffered = new("slot_not_offered", 422, "The provider does not offer this slot.");

    /// <summary>The provider was taken out of the catalogue: what is booked stays, and nothing new is booked.</summary>
    public static readonly Failure ProviderInactive = new("provider_inactive", 422, "The provider takes no new bookings.");

    /// <summary>Another of the organisation has a name that reads like it.</summary>
    public static readonly Failure NameTaken = new("name_taken", 409, "The name is taken.");

    /// <summary>The slot begins sooner than the provider's minimum notice.</summary>
    public static readonly Failure NoticeTooShort = new("notice_too_short", 422, "The slot begins too soon to be booked.");

    /// <summary>The provider's number of sessions for that day is reached.</summary>
    public static readonly Failure DayFull = new("day_full", 422, "The provider takes no more sessions on that day.");

    /// <summary>The booking can't be cancelled any more.</summary>
    public static readonly Failure CancellationWindowClosed =
        new("cancellation_window_closed", 422, "The booking can no longer be cancelled.");

    /// <summary>The booking can't be moved any more.</summary>
    public static readonly Failure RescheduleWindowClosed =
        new("reschedule_window_closed", 422, "The booking can no longer be moved.");

    /// <summary>The room of the session is not there yet.</summary>
    public static readonly Failure MeetingNotReady =
        new("meeting_not_ready", 409, "The meeting is not ready yet.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>A session can be joined from 10 minutes before its start until its end.</summary>
    public static readonly Failure JoinWindowClosed =
        new("join_window_closed", 422, "The session can't be joined at this time.");

    /// <summary>The hold ran out, was used, or was given back.</summary>
    public static readonly Failure HoldExpired = new("hold_expired", 409, "The hold is no longer valid.");

    /// <summary>The hold is of another provider, start or length than what is to be booked with it.</summary>
    public static readonly Failure HoldMismatch = new("hold_mismatch", 422, "The hold is of another slot.");

    /// <summary>The user or application holds as many slots as it may.</summary>
    public static readonly Failure TooManyHolds = new("too_many_holds", 422, "Too many slots are held.");

    /// <summary>The operation wants an Idempotency-Key header.</summary>
    public static readonly Failure IdempotencyKeyMissing =
        new("idempotency_key_missing", 400, "The operation needs an Idempotency-Key header.");

    /// <summary>The Idempotency-Key header is not a quoted string of 1 to 255 characters, or contradicts the body.</summary>
    public static readonly Failure IdempotencyKeyInvalid =
        new("idempotency_key_invalid", 400, "The idempotency key is not valid.");

    /// <summary>The key was used with another request.</summary>
    public static readonly Failure IdempotencyKeyReused =
        new("idempotency_key_reused", 422, "The idempotency key was used with another request.");

    /// <summary>The first request with the key is still running.</summary>
    public static readonly Failure IdempotencyInProgress =
        new("idempotency_in_progress", 409, "The first request with this idempotency key is still running.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    /// <summary>The operation wants an If-Match header.</summary>
    public static readonly Failure PreconditionRequired =
        new("precondition_required", 428, "The operation needs an If-Match header.");

    /// <summary>The thing was changed since the caller read it.</summary>
    public static readonly Failure PreconditionFailed =
        new("precondition_failed", 412, "The thing was changed since it was read.");

    /// <summary>The thing's state does not allow the operation, such as rescheduling a cancelled booking.</summary>
    public static readonly Failure Conflict = new("conflict", 409, "The thing's state does not allow this.");

    /// <summary>What was given up is of no use any more, such as news of a session that is over; it stays a dead letter.</summary>
    public static readonly Failure NotReplayable = new("not_replayable", 409, "The dead letter is of no use any more.");

    /// <summary>The request signature is missing, too old or wrong.</summary>
    public static readonly Failure SignatureInvalid =
        new("signature_invalid", 401, "The request signature is not valid.");

    /// <summary>The request was seen before.</summary>
    public static readonly Failure SignatureReplayed =
        new("signature_replayed", 401, "The signed request was seen before.");

    /// <summary>The body came more slowly than a client may send.</summary>
    public static readonly Failure RequestTimeout = new("request_timeout", 408, "The request came too slowly.");

    /// <summary>The body is larger than what is taken.</summary>
    public static readonly Failure TooLarge = new("too_large", 413, "The request is too large.");

    /// <summary>The body is of a media type that is not understood.</summary>
    public static readonly Failure UnsupportedMediaType =
        new("unsupported_media_type", 415, "The media type is not supported.");

    /// <summary>The text is no GraphQL.</summary>
    public static readonly Failure GraphMalformed = new("graphql_malformed", 400, "The document is not GraphQL.");

    /// <summary>The document, its variables or the operation's name do not fit each other or the schema.</summary>
    public static readonly Failure GraphInvalid = new("graphql_invalid", 422, "The document does not fit the schema.");

    /// <summary>The document is nested too deeply, or may cost more than one request may.</summary>
    public static readonly Failure GraphTooCostly = new("graphql_too_costly", 422, "The document asks for too much.");

    /// <summary>The method is not known at this path.</summary>
    public static readonly Failure MethodNotAllowed = new("method_not_allowed", 405, "The method is not allowed here.");

    /// <summary>Too many requests of the client application.</summary>
    public static readonly Failure RateLimited = new("rate_limited", 429, "Too many requests.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>Something that the request needs is away; nothing was lost, try again with the same idempotency key.</summary>
    public static readonly Failure Unavailable = new("unavailable", 503, "The service can't answer right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>A fault of ours; the trace id finds it.</summary>
    public static readonly Failure Internal = new("internal_error", 500, "Something went wrong on our side.");
}
