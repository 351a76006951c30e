namespace Tahoon.DevBroker.Wire;

/// <summary>Error conditions of the Service Bus dialect that AMQP itself does not have.</summary>
internal static class Conditions
{
    public const string DeadLetter = "com.microsoft:dead-letter";
    public const string MessageLockLost = "com.microsoft:message-lock-lost";
    public const string MessageNotFound = "com.microsoft:message-not-found";
}
