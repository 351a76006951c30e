using Amqp;

namespace Tahoon.DevBroker.Management;

/// <summary>Answers the requests of one node.</summary>
internal interface IDesk
{
    /// <summary>The application property that holds the status; the two nodes spell it differently.</summary>
    string StatusKey { get; }

    string DescriptionKey { get; }

    /// <summary>Handles a request and replies once, now or later, on any thread.</summary>
    void Handle(Message request, Action<Reply> reply);
}
