using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class ExportUserTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_scope_users_it_is_refused_and_to_others_there_is_nobody()
    {
        var id = await RegisterAsync();
        var bookings = await identity.ForApplicationAsync(IdentityService.DemoApplication, DemoClinics.DemoClinic, Scopes.Bookings);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ExportAsync(identity.CreateClient(), id)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ExportAsync(bookings, id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ExportAsync(await identity.OtherAsync(), id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ExportAsync(
            await identity.ForUserAsync(Guid.CreateVersion7(), DemoClinics.DemoClinic), id)).StatusCode);
    }

    [Fact]
    public async Task It_is_everything_that_anybody_holds_in_one_document_that_nobody_keeps()
    {
        var id = await RegisterAsync();
        var demo = await identity.DemoAsync();
        await demo.GetAsync($"/api/v1/users/{id}", Cancellation);

        var answer = await ExportAsync(demo, id);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var export = await answer.JsonAsync();
        Assert.Equal("Salma Haddad", export.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("booking's part", export.GetProperty("booking").GetProperty("of").GetString());
        Assert.Equal("notification's part", export.GetProperty("notification").GetProperty("of").GetString());
        Assert.Equal(
            ["Read", "Export"], export.GetProperty("accessTrail").EnumerateArray().Select(line => line.GetProperty("action").GetString()));
        Assert.DoesNotContain(People.InternalId(id).ToString(), export.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_user_itself_may_have_it_and_leaves_no_line()
    {
        var id = await RegisterAsync();
        var guid = People.InternalId(id);

        var answer = await ExportAsync(await identity.ForUserAsync(guid, DemoClinics.DemoClinic), id);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await identity.Services.ReadAsync<IdentityDb, bool>(
            database => database.Set<AccessRow>().AnyAsync(line => line.UserId == guid)));
    }

    [Theory]
    [InlineData("booking")]
    [InlineData("notification")]
    public async Task Where_a_part_is_away_there_is_no_answer(string away)
    {
        var id = await RegisterAsync();
        identity.Network.Answer(away, _ => new HttpResponseMessage(HttpStatusCode.BadRequest));

        var answer = await ExportAsync(await identity.DemoAsync(), id);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (answer.StatusCode, await answer.TextAsync("code")));
        Assert.DoesNotContain("Salma", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_part_knows_already_that_the_user_was_erased_there_is_nobody()
    {
        var id = await RegisterAsync();
        identity.Network.Answer("booking", _ => TestAnswers.Problem(Failures.NotFound));

        Assert.Equal(HttpStatusCode.NotFound, (await ExportAsync(await identity.DemoAsync(), id)).StatusCode);
    }

    [Fact]
    public async Task A_user_erased_while_the_parts_are_gathered_is_handed_out_no_more()
    {
        var id = await RegisterAsync();
        var demo = await identity.DemoAsync();
        identity.Network.Answer("booking", async (_, cancellation) =>
        {
            await demo.DeleteAsync($"/api/v1/users/{id}", cancellation);
            return TestAnswers.Json(new { of = "booking's part" });
        });

        Assert.Equal(HttpStatusCode.NotFound, (await ExportAsync(demo, id)).StatusCode);
    }

    private async Task<string> RegisterAsync()
    {
        identity.Network.Answer("booking", _ => TestAnswers.Json(new { of = "booking's part" }));
        identity.Network.Answer("notification", _ => TestAnswers.Json(new { of = "notification's part" }));
        return await (await identity.DemoAsync()).RegisterSomebodyAsync();
    }

    private static Task<HttpResponseMessage> ExportAsync(HttpClient client, string id) =>
        client.GetAsync($"/api/v1/users/{id}/export", Cancellation);
}
