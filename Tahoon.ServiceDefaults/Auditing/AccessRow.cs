using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Auditing;

/// <summary>What was done with a user's data; FHIR's AuditEvent calls it action and subtype.</summary>
public enum AccessAction
{
    /// <summary>One thing was read.</summary>
    Read = 1,

    /// <summary>A list was read that had the user's things in it.</summary>
    Search = 2,

    /// <summary>Everything was handed out.</summary>
    Export = 3,
}

/// <summary>An appended line of the access trail: who read whose data, when, and in which trace. It is never changed.</summary>
public sealed class AccessRow
{
    /// <summary>The line's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Which kind of caller read.</summary>
    public required CallerKind ByKind { get; init; }

    /// <summary>The application or provider who read.</summary>
    public required Guid BySubject { get; init; }

    /// <summary>The application that the caller's token was got by.</summary>
    public required Guid ByApplication { get; init; }

    /// <summary>The organisation that the caller and the user belong to.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Whose data was read.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What was done.</summary>
    public required AccessAction Action { get; init; }

    /// <summary>What was read, in the glossary's words, such as <c>booking</c>.</summary>
    public required string What { get; init; }

    /// <summary>The thing that was read, or null for a list.</summary>
    public Guid? ThingId { get; init; }

    /// <summary>The trace of the request.</summary>
    public string? TraceId { get; init; }
}
