using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.Testing.Statements;

/// <summary>Stands where SQL Server would: refuses the first commands by their numbers, and gives all others one empty row.</summary>
internal sealed class RefusingServer(params int[] numbers) : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly Queue<int> _numbers = new(numbers);

    /// <summary>How many commands came.</summary>
    public int Asked { get; private set; }

    /// <summary>What the driver throws where the server refuses by that number.</summary>
    public static SqlException With(int number)
    {
        var errors = Made<SqlErrorCollection>();
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [Made<SqlError>(number)]);
        return (SqlException)typeof(SqlException).GetMethods(Hidden | BindingFlags.Static)
            .Where(method => method.Name == "CreateException" && method.GetParameters()[0].ParameterType == typeof(SqlErrorCollection))
            .MinBy(method => method.GetParameters().Length)!.Invoke(null, [errors, ""])!;
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) => new(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Asked++;
        return _numbers.TryDequeue(out var number)
            ? throw With(number)
            : new(InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow()));
    }

    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;

    // the driver makes these itself only: the fewest arguments, each of no meaning but the number, which comes first
    private static T Made<T>(int number = 0)
    {
        var constructor = typeof(T).GetConstructors(Hidden).MinBy(made => made.GetParameters().Length)!;
        var arguments = constructor.GetParameters().Select(
            (parameter, place) => place == 0 ? (object?)number
                : parameter.ParameterType == typeof(string) ? ""
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
                : null);
        return (T)constructor.Invoke([.. arguments]);
    }

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
