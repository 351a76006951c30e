using Microsoft.EntityFrameworkCore;

namespace Tahoon.Messaging.Inbox;

/// <summary>What a handler may know of the message that it handles.</summary>
public static class HandledMessage
{
    /// <summary>The id of the message whose transaction this is: its inbox row is the one that is being added.</summary>
    /// <exception cref="InvalidOperationException">No message is being handled by this context.</exception>
    public static string HandledMessageId(this DbContext context) =>
        context.ChangeTracker.Entries<InboxRow>().Single(row => row.State == EntityState.Added).Entity.MessageId;
}
