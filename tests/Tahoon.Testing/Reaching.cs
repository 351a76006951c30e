using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Statements;

namespace Tahoon.Testing;

/// <summary>A service's database as somebody reaches it.</summary>
public static class Reaching
{
    /// <summary>The database within a caller's reach; null is nobody, outside of every request.</summary>
    public static Database<TContext> DatabaseFor<TContext>(this IServiceProvider services, Caller? caller)
        where TContext : DbContext
    {
        var database = services.GetRequiredService<Database<TContext>>();
        return caller is null ? database : database.For(caller);
    }

    /// <summary>Saves, within a caller's reach.</summary>
    public static async Task SaveAsAsync<TContext>(this IServiceProvider services, Caller? caller, Func<TContext, Task> change)
        where TContext : DbContext
    {
        StatementWatch.LookAway();
        await services.DatabaseFor<TContext>(caller).WriteAsync(
            async (context, _) =>
            {
                await change(context);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>How SQLite would find the rows of a query, a step a line.</summary>
    public static async Task<IReadOnlyList<string>> PlanAsync(this IQueryable query)
    {
        TestServers.SqliteAlone("its plan is looked at");
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await command.Connection!.OpenAsync();
        await using var rows = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await rows.ReadAsync())
            steps.Add(rows.GetString(3));
        return steps;
    }
}
