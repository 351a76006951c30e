using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Data;

public sealed class OwnershipTests : IDisposable
{
    private static readonly Guid Clinic = Callers.Application().OrganisationId, OtherClinic = Guid.CreateVersion7();
    private static readonly Guid Patient = Guid.CreateVersion7(), Doctor = Guid.CreateVersion7(), OtherDoctor = Guid.CreateVersion7();

    private readonly LettersFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_context_that_was_another_s_before_has_its_new_owner_s_reach()
    {
        await WriteAsync(Letter());
        await WriteAsync(Letter(OtherClinic));

        var here = await CountAsync(_file.Database.For(Callers.Application()));
        var all = await CountAsync(_file.Database.AsSystem);
        var stranger = await CountAsync(_file.Database.For(Callers.User(Guid.CreateVersion7())));
        var nobody = await CountAsync(_file.Database);

        Assert.Equal([1, 2, 0, 0], [here, all, stranger, nobody]);
    }

    [Fact]
    public async Task A_context_goes_back_to_its_pool_with_reach_of_nothing()
    {
        await WriteAsync(Letter());
        LettersDb? used = null;
        await _file.Database.AsSystem.ReadAsync((context, token) => (used = context).Letters.CountAsync(token), Cancellation);

        await using var direct = await _file.Contexts.CreateDbContextAsync(Cancellation);

        Assert.Same(used, direct);
        Assert.Equal((Reach.Nothing, 0), (direct.Reach, await direct.Letters.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Many_at_once_meet_no_reach_but_their_own()
    {
        var clinics = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var clinic in clinics)
            await WriteAsync(Letter(clinic));

        await Task.WhenAll(Enumerable.Range(0, 400).Select(async turn =>
        {
            var clinic = clinics[turn % clinics.Count];
            var found = await _file.Database.For(Callers.Application(clinic)).ReadAsync(
                (context, token) => context.Letters.Select(letter => letter.Clinic).ToListAsync(token), Cancellation);
            Assert.Equal([clinic], found);
        }));
    }

    [Fact]
    public void No_value_of_a_reach_is_written_into_a_statement()
    {
        using var context = _file.Contexts.CreateDbContext();

        context.Within(Reach.Of(Callers.User(Patient)), writing: false);
        var narrow = context.Letters.ToQueryString();
        context.Within(Reach.Everything, writing: false);
        var wide = context.Letters.ToQueryString();

        Assert.Contains("\"l\".\"Clinic\" = @", narrow, StringComparison.Ordinal);
        Assert.Contains("\"l\".\"Patient\" = @", narrow, StringComparison.Ordinal);
        Assert.DoesNotContain(" OR ", narrow, StringComparison.Ordinal);
        Assert.DoesNotContain("WHERE", wide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_to_an_organisation_is_read_by_all_of_it_and_changed_by_its_doctor()
    {
        await LettersFile.SaveAsync(_file.Database.AsSystem, context =>
        {
            context.Add(new Notice { Id = Guid.CreateVersion7(), Clinic = Clinic, Doctor = Doctor });
            return Task.CompletedTask;
        });

        Assert.Equal((int[])[1, 1, 1, 0], (int[])[
            await ReadNoticesAsync(Callers.User(Patient)), await ReadNoticesAsync(Callers.Provider(OtherDoctor)),
            await ReadNoticesAsync(Callers.Application()), await ReadNoticesAsync(Callers.Application(OtherClinic))]);
        Assert.Equal((int[])[0, 0, 1, 1, 0], (int[])[
            await ChangeNoticesAsync(Callers.User(Patient)), await ChangeNoticesAsync(Callers.Provider(OtherDoctor)),
            await ChangeNoticesAsync(Callers.Provider(Doctor)), await ChangeNoticesAsync(Callers.Application()),
            await ChangeNoticesAsync(Callers.Application(OtherClinic))]);
    }

    [Fact]
    public async Task Nobody_saves_anything()
    {
        await Assert.ThrowsAsync<OutOfReachException>(() => WriteAsync(Letter(), _file.Database));
        await Assert.ThrowsAsync<OutOfReachException>(() => WriteAsync(Letter(Guid.Empty), _file.Database));

        Assert.Equal(0, await CountAsync(_file.Database.AsSystem));
    }

    [Fact]
    public async Task What_was_refused_leaves_nothing_of_its_transaction()
    {
        await Assert.ThrowsAsync<OutOfReachException>(() => LettersFile.SaveAsync(_file.Database.For(Callers.Application()), async context =>
        {
            context.Add(Letter());
            await context.SaveChangesAsync(Cancellation);
            context.Add(Letter(OtherClinic));
        }));

        Assert.Equal(0, await CountAsync(_file.Database.AsSystem));
    }

    [Fact]
    public async Task No_reach_lets_a_row_change_hands()
    {
        await WriteAsync(Letter());

        foreach (var database in new[] { _file.Database.AsSystem, _file.Database.For(Callers.Application()) })
            await Assert.ThrowsAsync<OutOfReachException>(() => LettersFile.SaveAsync(
                database, async context => (await context.Letters.SingleAsync(Cancellation)).Clinic = OtherClinic));
    }

    [Fact]
    public async Task A_row_out_of_reach_is_not_deleted_though_it_is_attached()
    {
        var foreign = Letter(OtherClinic);
        await WriteAsync(foreign);

        await Assert.ThrowsAsync<OutOfReachException>(() => LettersFile.SaveAsync(_file.Database.For(Callers.Application()), context =>
        {
            context.Remove(foreign);
            return Task.CompletedTask;
        }));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => LettersFile.SaveAsync(_file.Database.For(Callers.Application()), context =>
        {
            context.Remove(new Letter { Id = foreign.Id, Clinic = Clinic, Patient = Patient, Doctor = Doctor });
            return Task.CompletedTask;
        }));

        Assert.Equal(1, await CountAsync(_file.Database.AsSystem));
    }

    [Fact]
    public async Task A_part_is_saved_where_what_it_belongs_to_is_loaded()
    {
        var letter = Letter();
        await WriteAsync(letter);

        await LettersFile.SaveAsync(_file.Database.For(Callers.User(Patient)), async context =>
        {
            await context.Letters.SingleAsync(Cancellation);
            context.Add(new Page { Id = Guid.CreateVersion7(), LetterId = letter.Id });
        });
        await Assert.ThrowsAsync<OutOfReachException>(() => PageAsync(Callers.User(Patient), letter.Id));
        await Assert.ThrowsAsync<OutOfReachException>(() => PageAsync(Callers.User(Patient), null));
        await PageAsync(Callers.Service(), letter.Id);

        Assert.Equal(2, await _file.Database.For(Callers.User(Patient)).ReadAsync(
            (context, token) => context.Pages.CountAsync(token), Cancellation));
        Assert.Equal(0, await _file.Database.For(Callers.Provider(OtherDoctor)).ReadAsync(
            (context, token) => context.Pages.CountAsync(token), Cancellation));
    }

    [Fact]
    public async Task Saving_at_once_is_checked_like_saving_asynchronously() =>
        await Assert.ThrowsAsync<OutOfReachException>(() => LettersFile.SaveAsync(_file.Database.For(Callers.Application()), context =>
        {
            context.Add(Letter(OtherClinic));
            context.SaveChanges();
            return Task.CompletedTask;
        }));

    private static Letter Letter(Guid? clinic = null) =>
        new() { Id = Guid.CreateVersion7(), Clinic = clinic ?? Clinic, Patient = Patient, Doctor = Doctor };

    private Task WriteAsync(Letter letter, Database<LettersDb>? database = null) => LettersFile.SaveAsync(
        database ?? _file.Database.AsSystem,
        context =>
        {
            context.Add(letter);
            return Task.CompletedTask;
        });

    private Task PageAsync(Caller caller, Guid? letter) => LettersFile.SaveAsync(_file.Database.For(caller), context =>
    {
        context.Add(new Page { Id = Guid.CreateVersion7(), LetterId = letter });
        return Task.CompletedTask;
    });

    private static Task<int> CountAsync(Database<LettersDb> database) =>
        database.ReadAsync((context, token) => context.Letters.CountAsync(token), Cancellation);

    private Task<int> ReadNoticesAsync(Caller caller) =>
        _file.Database.For(caller).ReadAsync((context, token) => context.Notices.CountAsync(token), Cancellation);

    private Task<int> ChangeNoticesAsync(Caller caller) => _file.Database.For(caller).WriteAsync(
        (context, token) => context.Notices.ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, "new"), token), Cancellation);
}
