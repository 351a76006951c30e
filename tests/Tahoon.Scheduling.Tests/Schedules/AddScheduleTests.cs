using Microsoft.Data.Sqlite;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Schedules;

/// <summary>A provider's first schedule. Whose provider it is, Catalogue says.</summary>
public sealed class AddScheduleTests : IAsyncLifetime
{
    private readonly SchedulingService _service = new();
    private readonly Guid _organisation = Guid.NewGuid(), _provider = Guid.CreateVersion7();
    private ScheduleCalls _clinic = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service.Network.Answer("catalogue", Catalogue);
        await _service.InitializeAsync();
        _clinic = new ScheduleCalls(_service, Callers.Application(_organisation));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task It_is_made_where_there_is_none_and_its_hours_can_be_booked()
    {
        var blind = await _clinic.SendAsync(HttpMethod.Put, ScheduleCalls.Schedule(_provider), ScheduleCalls.Tuesdays, "*");
        var added = await _clinic.AddAsync(_provider);
        var again = await _clinic.AddAsync(_provider);

        Assert.Equal([(404, "not_found"), (412, "precondition_failed")], [(blind.Status, blind.Code), (again.Status, again.Code)]);
        Assert.Equal((201, "\"1\""), (added.Status, added.ETag));
        Assert.Equal(added.Body.ToString(), (await _clinic.GetAsync(ScheduleCalls.Schedule(_provider))).Body.ToString());
        Assert.Equal("OK", await TryAsync(Tuesday(9)));
        Assert.Equal(200, (await _clinic.SendAsync(HttpMethod.Put, ScheduleCalls.Schedule(_provider), ScheduleCalls.Tuesdays, added.ETag)).Status);
    }

    [Fact]
    public async Task It_is_made_for_a_provider_of_one_s_own_organisation_by_an_application_with_the_scope()
    {
        var other = new ScheduleCalls(_service, Callers.Application(DemoClinics.OtherClinic));
        var bookings = new ScheduleCalls(_service, Callers.Application(_organisation), Scopes.Bookings);
        var itself = new ScheduleCalls(_service, Callers.Provider(_provider, _organisation));

        Assert.Equal((404, "not_found"), Of(await other.AddAsync(_provider)));
        Assert.Equal((404, "not_found"), Of(await _clinic.AddAsync(Guid.NewGuid())));
        Assert.Equal((403, "forbidden"), Of(await bookings.AddAsync(_provider)));
        Assert.Equal((403, "forbidden"), Of(await itself.AddAsync(_provider)));
        Assert.Equal(404, (await _clinic.GetAsync(ScheduleCalls.Schedule(_provider))).Status);
    }

    [Fact]
    public async Task While_Catalogue_is_away_none_is_made()
    {
        _service.Network.Answer("catalogue", _ => throw new HttpRequestException("away"));

        Assert.Equal((503, "unavailable"), Of(await _clinic.AddAsync(_provider)));
        Assert.Equal(404, (await _clinic.GetAsync(ScheduleCalls.Schedule(_provider))).Status);
    }

    [Fact]
    public async Task Of_many_who_make_it_at_once_one_does()
    {
        await using var replica = await _service.ReplicaAsync();
        replica.Network.Answer("catalogue", Catalogue);
        ScheduleCalls[] calls = [_clinic, new(replica, Callers.Application(_organisation))];

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => calls[number % 2].AddAsync(_provider))));

        Assert.Equal([201, 412, 412, 412, 412, 412], told.Select(one => one.Status).Order());
    }

    /// <summary>
    /// Holidays raise the versions of the schedules that they find. One that is added while they do so would keep its version, and
    /// be remembered as it was before them: so it takes their list's row first, on every engine.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_takes_the_row_of_the_holidays_list_before_anything_else_and_leaves_the_list_as_it_is(bool listed)
    {
        if (listed)
            await _clinic.CloseAsync(("2026-06-09", false));
        using var statements = new StatementCount(_service);

        await _clinic.AddAsync(_provider);

        var changing = statements.Texts.Where(text => text.Contains("UPDATE ", StringComparison.Ordinal) || text.Contains("INSERT ", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("UPDATE \"HolidayLists\"", changing[0], StringComparison.Ordinal);
        Assert.Equal(listed, !changing[1].Contains("\"HolidayLists\"", StringComparison.Ordinal));
        Assert.Equal("\"1\"", (await _clinic.GetAsync(ScheduleCalls.Holidays)).ETag);
    }

    [Fact]
    public async Task A_date_that_is_being_closed_meanwhile_is_closed_for_it()
    {
        await _clinic.CloseAsync();
        await using var closing = new SqliteConnection(_service.ConnectionString);
        await closing.OpenAsync(Cancellation);
        await RunAsync(closing, "BEGIN IMMEDIATE");
        await RunAsync(closing, "UPDATE \"HolidayLists\" SET \"Version\" = \"Version\" + 1");

        var adding = _clinic.AddAsync(_provider);
        await RunAsync(closing, $"INSERT INTO \"Holidays\" (\"OrganisationId\", \"Date\", \"EveryYear\", \"Title\") SELECT \"OrganisationId\", '2026-06-02', 0, 'Closed' FROM \"HolidayLists\"");
        Assert.False(adding.IsCompleted);
        await RunAsync(closing, "COMMIT");

        Assert.Equal(201, (await adding).Status);
        Assert.Equal("slot_not_offered", await TryAsync(Tuesday(9)));
    }

    private HttpResponseMessage Catalogue(HttpRequestMessage request) =>
        request.RequestUri!.PathAndQuery == $"/internal/providers/{_provider}?organisationId={_organisation}"
            ? TestAnswers.Json(new ProviderOffer(_provider, _organisation, "Dr. A", [], 60))
            : TestAnswers.Problem(Failures.NotFound);

    private static (int, string?) Of(ScheduleCalls.Told told) => (told.Status, told.Code);

    private Task<string> TryAsync(DateTime start) =>
        new AllocationCalls(_service).TryAsync(Guid.CreateVersion7(), _provider, start, organisation: _organisation);

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
