namespace Tahoon.AppHost.Embedded;

/// <summary>Something a person must change first; the message says what.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
