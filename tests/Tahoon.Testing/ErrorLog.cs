using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tahoon.Testing;

/// <summary>Keeps what a service under test logs as an error, so that a test can count it, or show it where it fails.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedError> _entries = new();

    /// <summary>Every entry so far, with its exception.</summary>
    public IReadOnlyCollection<LoggedError> Entries => _entries;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    /// <inheritdoc/>
    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<LoggedError> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                entries.Enqueue(new LoggedError(category, formatter(state, exception), exception));
        }
    }
}

/// <summary>An entry of a log.</summary>
/// <param name="Category">Whose it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">The failure, with its stack.</param>
public sealed record LoggedError(string Category, string Message, Exception? Exception)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Category}: {Message} {Exception}";
}
