using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;

namespace Tahoon.Messaging.Inbox;

/// <summary>
/// What a service does when it learns of an event. It runs inside the transaction that records the message in the inbox, so it
/// happens once; it may only use its database. What needs a partner is written down as work and done by a worker.
/// </summary>
public interface IWhen<in TContext, in TEvent>
    where TContext : DbContext
    where TEvent : IEvent
{
    /// <summary>Changes the database; it may be tried again from the start with a fresh context.</summary>
    Task HandleAsync(TEvent data, TContext database, CancellationToken cancellation);
}
