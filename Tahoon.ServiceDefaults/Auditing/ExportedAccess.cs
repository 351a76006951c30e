using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Auditing;

/// <summary>Who did something, as a client may see it.</summary>
/// <param name="Id">Opaque; null for the system itself.</param>
public sealed record ExportedActor(CallerKind Kind, string? Id)
{
    /// <summary>The actor with its opaque id.</summary>
    public static ExportedActor Of(CallerKind kind, Guid subject) => new(kind, kind switch
    {
        CallerKind.Application => new ClientId(subject).ToString(),
        CallerKind.User => new UserId(subject).ToString(),
        CallerKind.Provider => new ProviderId(subject).ToString(),
        _ => null,
    });
}

/// <summary>A line of the access trail, as a client may see it.</summary>
/// <param name="What">What was read, such as <c>booking</c>.</param>
/// <param name="ThingId">The opaque id of the booking that was read, or null.</param>
public sealed record ExportedAccess(
    DateTime At, ExportedActor By, AccessAction Action, string What, string? ThingId, string? TraceId)
{
    /// <summary>The line with opaque ids.</summary>
    public static ExportedAccess Of(AccessRow row) => new(
        row.At, ExportedActor.Of(row.ByKind, row.BySubject), row.Action, row.What,
        row.ThingId is { } thing && row.What == "booking" ? new BookingId(thing).ToString() : null, row.TraceId);
}
