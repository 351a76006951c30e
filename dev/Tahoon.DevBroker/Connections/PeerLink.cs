using Amqp.Framing;

namespace Tahoon.DevBroker.Connections;

/// <summary>One link of a session. Both sides use the handle the peer chose.</summary>
internal abstract class PeerLink(PeerSession session, uint handle)
{
    public uint Handle => handle;

    public bool Ended { get; private set; }

    protected PeerSession Session => session;

    public abstract void OnFlow(Flow flow);

    /// <summary>The link is detached, or its connection gone.</summary>
    public virtual void End() => Ended = true;

    /// <summary>Ends the link from this side.</summary>
    protected void Detach(Error error)
    {
        End();
        session.Drop(handle);
        session.Write(new Detach { Handle = handle, Closed = true, Error = error });
    }
}
