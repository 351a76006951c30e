namespace Tahoon.Notification.Texts;

/// <summary>What a device shows.</summary>
internal sealed record PushText(string Title, string Body);
