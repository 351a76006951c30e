namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Something a person must change first; the message says what.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
