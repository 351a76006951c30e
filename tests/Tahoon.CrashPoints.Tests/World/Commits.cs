using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tahoon.ServiceDefaults.Faults;

namespace Tahoon.CrashPoints.World;

/// <summary>Makes every commit of a database a point.</summary>
internal sealed class Commits(Life life) : CommitPoints, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbTransaction, string> _named = [];

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        var point = life.Name(PointOf(transaction));
        if (point is not null)
            _named.Add(transaction, point);

        // a dead process's locks are gone, and what it had not committed
        await life.ReachAsync(point, Moment.Before, () => transaction.RollbackAsync(CancellationToken.None));
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken) =>
        life.ReachAsync(_named.TryGetValue(transaction, out var point) ? point : null, Moment.After);
}
