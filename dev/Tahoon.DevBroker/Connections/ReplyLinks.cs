namespace Tahoon.DevBroker.Connections;

/// <summary>Where the replies of a connection's request nodes go.</summary>
internal sealed class ReplyLinks
{
    private readonly Dictionary<(string Node, string Key), ReplyOutlet> _links = [];

    public void Add(string node, string key, ReplyOutlet link) => _links[(node, key)] = link;

    public void Remove(string node, string key, ReplyOutlet link)
    {
        if (_links.GetValueOrDefault((node, key)) == link)
            _links.Remove((node, key));
    }

    public ReplyOutlet? Find(string node, string? replyTo) =>
        replyTo is null ? null : _links.GetValueOrDefault((node, replyTo));
}
