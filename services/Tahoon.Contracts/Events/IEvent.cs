namespace Tahoon.Contracts.Events;

/// <summary>The data of a message. Fields may be added; a change of meaning is a new type.</summary>
public interface IEvent
{
    /// <summary>The CloudEvent's type, such as <c>tahoon.session-booked.v1</c>.</summary>
    static abstract string Type { get; }
}

/// <summary>The queues.</summary>
public static class QueueNames
{
    /// <summary>Confirm, switch and release of allocations, for Scheduling.</summary>
    public const string Scheduling = "scheduling";

    /// <summary>Rooms to make and to close, for the meetings worker.</summary>
    public const string Meetings = "meetings";

    /// <summary>What users are told, for Notification.</summary>
    public const string Notifications = "notifications";
}
