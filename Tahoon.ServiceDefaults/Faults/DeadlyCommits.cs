using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Makes each commit a point where the process may be ordered to die.</summary>
internal sealed class DeadlyCommits(OrderedDeath death) : CommitPoints, IDbTransactionInterceptor
{
    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        death.Pass(PointOf(transaction), after: false);
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        death.Pass(PointOf(transaction), after: true);
        return Task.CompletedTask;
    }
}
