using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Tahoon.AuditedBaseline.Storage;
using Tahoon.Load.Measuring;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Load.Limits;

/// <summary>Durable transactions, one after another, by plain ADO.NET and by EF Core, on connections that are set as the services' are.</summary>
internal sealed class BareStorage : IDisposable
{
    private static readonly string Text = new('x', 400);

    private readonly PooledDbContextFactory<StoredBookings> _contexts;
    private readonly TunedStorage.Opened _plain;
    private readonly DbCommand _cell, _booking, _message;

    public BareStorage(string folder)
    {
        var (file, other) = (Path.Combine(folder, "limit-ef.db"), Path.Combine(folder, "limit.db"));
        _contexts = new PooledDbContextFactory<StoredBookings>(Options(file));
        foreach (var options in new[] { Options(file), Options(other) })
        {
            using var context = new StoredBookings(options);
            context.Database.EnsureCreated();
        }

        _plain = TunedStorage.Open(other);
        _cell = Prepare("INSERT INTO Cells (ProviderId, Number, AllocationId) VALUES (@0, @1, @2)", 3);
        _booking = Prepare("INSERT INTO Bookings (BookingId, UserId, ProviderId, Start, End, Body) VALUES (@0, @1, @2, @3, @4, @5)", 6);
        _message = Prepare("INSERT INTO Outbox (EventId, Queue, Body, OccurredAt) VALUES (@0, @1, @2, @3)", 4);
    }

    public Task<Outcome> PlainAsync()
    {
        var (provider, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
        using var transaction = _plain.Connection.BeginTransaction();
        for (var number = 0; number < StoredBookings.Cells; number++)
            Run(_cell, transaction, provider, number, provider);
        Run(_booking, transaction, Guid.CreateVersion7(), provider, provider, now, now, Text);
        for (var message = 0; message < StoredBookings.Messages; message++)
            Run(_message, transaction, Guid.CreateVersion7(), "meetings", Text, now);
        transaction.Commit();
        return Task.FromResult(Outcome.Done);
    }

    public async Task<Outcome> EfAsync()
    {
        var (provider, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var context = await _contexts.CreateDbContextAsync();
        context.AddRange(Enumerable.Range(0, StoredBookings.Cells).Select(number => new CellRow { ProviderId = provider, Number = number, AllocationId = provider }));
        context.Add(new BookingRow { BookingId = Guid.CreateVersion7(), UserId = provider, ProviderId = provider, Start = now, End = now, Body = Text });
        context.AddRange(Enumerable.Range(0, StoredBookings.Messages).Select(_ => new MessageRow
        {
            EventId = Guid.CreateVersion7(),
            Queue = "meetings",
            Body = Text,
            OccurredAt = now,
        }));
        await context.SaveChangesAsync();
        return Outcome.Done;
    }

    public void Dispose()
    {
        _cell.Dispose();
        _booking.Dispose();
        _message.Dispose();
        _plain.Dispose();
    }

    private static DbContextOptions<StoredBookings> Options(string file) =>
        (DbContextOptions<StoredBookings>)new DbContextOptionsBuilder<StoredBookings>().UseTahoonSqlite($"Data Source={file}").Options;

    private DbCommand Prepare(string sql, int parameters)
    {
        var command = _plain.Connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < parameters; place++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{place}", "");
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(DbCommand command, DbTransaction transaction, params object[] values)
    {
        command.Transaction = transaction;
        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place];
        command.ExecuteNonQuery();
    }
}
