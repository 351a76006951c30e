namespace Tahoon.Notification.Clients.Fcm;

/// <summary>What became of a send, in the words of the worker that has to go on. Reasons hold no personal data and no token.</summary>
internal abstract record PushOutcome
{
    /// <summary>FCM has accepted it.</summary>
    internal sealed record Delivered(string Name) : PushOutcome;

    /// <summary>Certainly not accepted; again with back-off, and not before <c>NotBefore</c> where there is one.</summary>
    internal sealed record RetryLater(string Reason, DateTimeOffset? NotBefore = null) : PushOutcome;

    /// <summary>It left and no answer came: FCM may have accepted it. To be counted, and sent again not before <c>NotBefore</c>.</summary>
    internal sealed record Unknown(string Reason, DateTimeOffset NotBefore) : PushOutcome;

    /// <summary>The device token is of no use any more: delete it.</summary>
    internal sealed record DeviceGone : PushOutcome;

    /// <summary>The same message will never do. <c>Alert</c>: an operator has to mend the account.</summary>
    internal sealed record GiveUp(string Reason, bool Alert = false) : PushOutcome;
}
