using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Lets each statement take longer while that is ordered, as on a disk that others keep busy.</summary>
internal sealed class SlowStorage(OrderedFaults faults) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await Task.Delay(faults.StatementDelay, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await Task.Delay(faults.StatementDelay, cancellationToken);
        return result;
    }
}
