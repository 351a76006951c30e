using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Tahoon.Testing.Statements;

/// <summary>
/// Compares what a service under test issues with the reviewed statements, in both dialects. Statements that are written by hand
/// pass, as no model says what they would be for the other engine; so do those of the tests themselves.
/// </summary>
internal sealed class StatementWatch : DbCommandInterceptor
{
    private static readonly ConcurrentDictionary<(string Service, string Text, string? Site), bool> Seen = new();
    private static readonly ConcurrentDictionary<string, Dictionary<string, KnownStatement>> Reviewed = new();
    private static readonly AsyncLocal<bool> OfTests = new();

    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>What is saved from here on, in this execution context, a test saves.</summary>
    public static void LookAway() => OfTests.Value = true;

    /// <summary>Watches every context of SQLite that is registered.</summary>
    public void Over(IServiceCollection services)
    {
        var engines = services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbContextOptions<>))
            .Select(type => type.GenericTypeArguments[0]).Where(Twins.IsSqlite).Distinct().ToList();
        foreach (var engine in engines)
            typeof(StatementWatch).GetMethod(nameof(Configure), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(engine).Invoke(this, [services]);
    }

    /// <exception cref="InvalidOperationException">Something was issued that is not as it was reviewed.</exception>
    public void Tell()
    {
        if (!_complaints.IsEmpty)
            throw new InvalidOperationException(
                $"Not as reviewed (TAHOON_STATEMENTS=record writes it down):\n{string.Join("\n\n", _complaints.Distinct())}");
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Look(command, eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(Look(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Look(command, eventData, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Look(command, eventData, result));

#pragma warning disable EF1001
    private void Configure<TEngine>(IServiceCollection services)
        where TEngine : DbContext => services.ConfigureDbContext<TEngine>(
            options => options.AddInterceptors(this).ReplaceService<IQueryCompiler, NotedQueries>());
#pragma warning restore EF1001

    private T Look<T>(DbCommand command, CommandEventData told, T result)
    {
        if (told.Context is not { } context)
            return result;

        var text = command.CommandText;
        if (told.CommandSource is CommandSource.SaveChanges && !OfTests.Value)
            See(context, text, "saved", () => InTSql.OfSaving(context, text));
        else if (told.CommandSource is CommandSource.LinqQuery or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
            && NotedQueries.LastOf(context) is { } asked)
        {
            var sent = asked.Sent++;
            if ((StatementFiles.Recording || !Seen.ContainsKey((ServiceOf(context), text, null)))
                && !asked.IsByHand && StatementSite.Current() is { } site)
                See(context, text, site, () => InTSql.Of(context, asked.Query).ElementAtOrDefault(sent));
        }

        return result;
    }

    private void See(DbContext context, string text, string site, Func<string?> sqlServer)
    {
        var service = ServiceOf(context);
        if (!Seen.TryAdd((service, text, StatementFiles.Recording ? site : null), true))
            return;

        var said = sqlServer();
        if (said is null)
            _complaints.Enqueue($"What {site} asks of {service} could not be said in T-SQL:\n{text}");
        else if (StatementFiles.Recording)
            StatementFiles.Add(service, new KnownStatement(text, said, new HashSet<string> { site }));
        else if (!Of(service).TryGetValue(text, out var known))
            _complaints.Enqueue($"{site} asks of {service}:\n{text}\nin T-SQL:\n{said}");
        else if (known.SqlServer != said)
            _complaints.Enqueue($"{known.Id} of {service} has become:\n{said}");
    }

    private static Dictionary<string, KnownStatement> Of(string service) =>
        Reviewed.GetOrAdd(service, name => StatementFiles.Read(name).ToDictionary(statement => statement.Sqlite));

    private static string ServiceOf(DbContext context) => context.GetType().Name["Sqlite".Length..^"Db".Length];
}
