using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class EraseUserTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_scope_users_and_as_another_service_it_is_refused()
    {
        var id = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var bookings = await identity.ForApplicationAsync(IdentityService.DemoApplication, DemoClinics.DemoClinic, Scopes.Bookings);

        Assert.Equal(HttpStatusCode.Unauthorized, await EraseAsync(identity.CreateClient(), id));
        Assert.Equal(HttpStatusCode.Forbidden, await EraseAsync(bookings, id));
        Assert.Equal(HttpStatusCode.Forbidden, await EraseAsync(await identity.ForServiceAsync(), id));
    }

    [Fact]
    public async Task To_another_organisation_and_another_user_there_is_nobody_to_erase()
    {
        var demo = await identity.DemoAsync();
        var (id, other) = (await demo.RegisterSomebodyAsync(), await demo.RegisterSomebodyAsync());

        Assert.Equal(HttpStatusCode.NotFound, await EraseAsync(await identity.OtherAsync(), id));
        Assert.Equal(HttpStatusCode.NotFound, await EraseAsync(
            await identity.ForUserAsync(People.InternalId(other), DemoClinics.DemoClinic), id));
        Assert.Equal(HttpStatusCode.OK, (await demo.GetAsync($"/api/v1/users/{id}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Afterwards_the_user_is_not_found_by_anybody_and_a_tombstone_and_the_news_stay()
    {
        var demo = await identity.DemoAsync();
        var id = await demo.RegisterSomebodyAsync();
        var guid = People.InternalId(id);

        Assert.Equal(HttpStatusCode.NoContent, await EraseAsync(demo, id));

        Assert.Equal(HttpStatusCode.NotFound, await EraseAsync(demo, id));
        Assert.Equal(HttpStatusCode.NotFound, (await demo.GetAsync($"/api/v1/users/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await demo.PostAsync($"/api/v1/users/{id}/tokens", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await identity.ForServiceAsync()).GetAsync(
            $"/internal/users/{guid}?organisationId={DemoClinics.DemoClinic}", Cancellation)).StatusCode);
        var (tombstones, queues) = await identity.Services.ReadAsync<IdentityDb, (int, List<string>)>(async database => (
            await database.ErasedUsers.CountAsync(user => user.Id == guid && user.OrganisationId == DemoClinics.DemoClinic),
            await database.Set<OutboxRow>().Where(row => row.Type == UserErased.Type && row.Body.Contains(guid.ToString()))
                .Select(row => row.Queue).ToListAsync()));
        Assert.Equal((1, $"{QueueNames.Meetings} {QueueNames.Notifications}"), (tombstones, string.Join(' ', queues.Order())));
    }

    [Fact]
    public async Task A_user_erases_itself_and_its_token_that_lives_on_finds_nobody()
    {
        var id = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var user = await identity.ForUserAsync(People.InternalId(id), DemoClinics.DemoClinic);

        Assert.Equal(HttpStatusCode.NoContent, await EraseAsync(user, id));

        Assert.Equal(HttpStatusCode.NotFound, await EraseAsync(user, id));
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync($"/api/v1/users/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync($"/api/v1/users/{id}/export", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_same_person_registers_anew_as_somebody_else()
    {
        var demo = await identity.DemoAsync();
        var person = People.Somebody();
        person["externalReference"] = Guid.NewGuid().ToString();
        var first = await RegisterAsync(demo, person);
        await EraseAsync(demo, first);

        var second = await RegisterAsync(demo, person);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await demo.GetAsync($"/api/v1/users/{second}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Nothing_that_names_the_user_is_left_in_any_table()
    {
        var demo = await identity.DemoAsync();
        var person = People.Somebody();
        person["name"] = "Canary Person";
        person["email"] = $"canary.{Guid.NewGuid():N}@example.org";
        person["phone"] = "+96599911733";
        person["externalReference"] = "canary-reference";
        person["deviceTokens"] = new[] { new { token = "canary-device", platform = "android" } };
        var answer = await demo.SendAsync(IdentityService.Create(person, Guid.NewGuid().ToString()), Cancellation);
        await demo.SendAsync(IdentityService.Create(person, Guid.NewGuid().ToString()), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, await EraseAsync(demo, (await answer.TextAsync("userId"))!));

        var texts = await identity.Services.ReadAsync<IdentityDb, List<string?>>(async database =>
        [
            .. await database.Users.Select(row => row.Name + row.Email + row.Phone + row.ExternalReference).ToListAsync(),
            .. await database.Set<ClaimRow>().Select(row => row.Body).ToListAsync(),
            .. await database.Set<OutboxRow>().Select(row => row.Body).ToListAsync(),
        ]);
        Assert.All(texts, text => Assert.DoesNotContain("canary", text ?? "", StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("99911733", text ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_repeats_its_registration_learns_that_the_user_is_gone_and_makes_no_new_one()
    {
        var demo = await identity.DemoAsync();
        var (person, key) = (People.Somebody(), Guid.NewGuid().ToString());
        var first = await demo.SendAsync(IdentityService.Create(person, key), Cancellation);
        await EraseAsync(demo, (await first.TextAsync("userId"))!);

        var again = await demo.SendAsync(IdentityService.Create(person, key), Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (again.StatusCode, await again.TextAsync("code")));
        Assert.False(again.Headers.Contains("ETag"));
        var email = (string)person["email"]!;
        Assert.False(await identity.Services.ReadAsync<IdentityDb, bool>(database => database.Users.AnyAsync(user => user.Email == email)));
    }

    [Fact]
    public async Task Registrations_and_erasures_at_once_end_with_one_user_or_none_and_nobody_fails()
    {
        var demo = await identity.DemoAsync();
        var person = People.Somebody();
        var erased = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var id = await RegisterAsync(demo, person);
            var status = await EraseAsync(demo, id);
            Assert.Contains(status, new[] { HttpStatusCode.NoContent, HttpStatusCode.NotFound });
            if (status is HttpStatusCode.NoContent)
                Interlocked.Increment(ref erased);
        }));

        Assert.InRange(erased, 1, 20);
        var email = (string)person["email"]!;
        Assert.False(await identity.Services.ReadAsync<IdentityDb, bool>(database => database.Users.AnyAsync(user => user.Email == email)));
        Assert.Empty(identity.ErrorLog.Entries);
    }

    private static async Task<string> RegisterAsync(HttpClient client, object person)
    {
        var answer = await client.PostAsJsonAsync("/api/user/register", person, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return (await answer.TextAsync("userId"))!;
    }

    private static async Task<HttpStatusCode> EraseAsync(HttpClient client, string id) =>
        (await client.DeleteAsync($"/api/v1/users/{id}", Cancellation)).StatusCode;
}
