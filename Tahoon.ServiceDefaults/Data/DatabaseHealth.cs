using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>Healthy where the database answers a query.</summary>
internal sealed class DatabaseHealth<TContext>(IDbContextFactory<TContext> contexts) : IHealthCheck
    where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await AskAsync(database, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", exception);
        }
    }

    internal static Task AskAsync(TContext database, CancellationToken cancellation) =>
        database.Database.ExecuteSqlRawAsync("SELECT 1", cancellation);
}
