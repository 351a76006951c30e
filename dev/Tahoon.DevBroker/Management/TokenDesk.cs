using Amqp;

namespace Tahoon.DevBroker.Management;

/// <summary><c>$cbs</c>: takes every token. The broker is for development and bound to this machine.</summary>
internal sealed class TokenDesk : IDesk
{
    public string StatusKey => "status-code";

    public string DescriptionKey => "status-description";

    public void Handle(Message request, Action<Reply> reply) => reply(new Reply(202, "Accepted"));
}
