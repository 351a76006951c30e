using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Messaging.Outbox;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class RegisterUserTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_registers_without_a_token()
    {
        var answer = await identity.CreateClient().PostAsJsonAsync("/api/user/register", People.Somebody(), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("unauthenticated", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task An_application_without_the_scope_registers_nobody()
    {
        var client = await identity.ForApplicationAsync(IdentityService.DemoApplication, DemoClinics.DemoClinic, "bookings");

        var answer = await client.PostAsJsonAsync("/api/user/register", People.Somebody(), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("forbidden", await answer.TextAsync("code"));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "<script>alert(1)</script>")]
    [InlineData("name", null)]
    [InlineData("email", "nobody")]
    [InlineData("email", "a@b")]
    [InlineData("phone", "call me")]
    [InlineData("timeZone", "Kuwait City")]
    [InlineData("timeZone", "UTC+05:00")]
    [InlineData("language", "fr")]
    [InlineData("externalReference", "<b>1</b>")]
    public async Task What_is_not_valid_is_told_by_its_member(string member, string? value)
    {
        var user = People.Somebody();
        user[member] = value;
        var client = await identity.DemoAsync();

        var answer = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.JsonAsync();
        Assert.Equal("invalid_request", problem.GetProperty("code").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(member, out var messages), problem.ToString());
        Assert.NotEqual(0, messages.GetArrayLength());
    }

    [Fact]
    public async Task An_eleventh_device_is_one_too_many()
    {
        var user = People.Somebody();
        user["deviceTokens"] = Enumerable.Range(0, 11).Select(number => new { token = $"token-{number}", platform = "ios" });
        var client = await identity.DemoAsync();

        var answer = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.JsonAsync();
        Assert.True(problem.GetProperty("errors").TryGetProperty("deviceTokens", out _), problem.ToString());
    }

    [Fact]
    public async Task A_reference_that_reads_alike_is_the_same_user()
    {
        var client = await identity.DemoAsync();
        var (one, other) = (People.Somebody(), People.Somebody());
        var reference = $"Ren\u00E9-{Guid.NewGuid():N}";
        one["externalReference"] = reference;
        other["externalReference"] = reference.Replace("\u00E9", "e\u0301", StringComparison.Ordinal);

        var first = await client.PostAsJsonAsync("/api/user/register", one, Cancellation);
        var again = await client.PostAsJsonAsync("/api/user/register", other, Cancellation);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.TextAsync("userId"), await again.TextAsync("userId"));
    }

    [Fact]
    public async Task A_new_user_is_created_and_announced_in_one_transaction()
    {
        var user = People.Somebody();
        user["deviceTokens"] = new[] { new { token = "token-of-somebody", platform = "android" } };
        var client = await identity.DemoAsync();

        var answer = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = await answer.TextAsync("userId");
        var announced = Assert.Single(await AnnouncementsOf(id));
        Assert.Equal("notifications", announced.Queue);
        Assert.Contains("token-of-somebody", announced.Body, StringComparison.Ordinal);
        Assert.DoesNotContain((string)user["email"]!, announced.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_reference_is_the_same_user_and_nothing_is_announced_again()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        user["externalReference"] = $"patient-{Guid.NewGuid():N}";
        var first = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);
        user["email"] = "other." + user["email"];

        var again = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var id = await first.TextAsync("userId");
        Assert.Equal(id, await again.TextAsync("userId"));
        Assert.Single(await AnnouncementsOf(id));
    }

    [Fact]
    public async Task Without_a_reference_the_same_address_is_the_same_user_however_it_is_written()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        var first = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);
        user["email"] = ((string)user["email"]!).ToUpperInvariant();

        var again = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.TextAsync("userId"), await again.TextAsync("userId"));
    }

    [Fact]
    public async Task An_address_of_a_user_with_another_reference_is_a_conflict()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        user["externalReference"] = $"patient-{Guid.NewGuid():N}";
        await client.PostAsJsonAsync("/api/user/register", user, Cancellation);
        user["externalReference"] = $"patient-{Guid.NewGuid():N}";

        var answer = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("conflict", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task Other_devices_raise_the_version_and_are_announced()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        user["deviceTokens"] = new[] { new { token = "old-phone", platform = "ios" } };
        await client.PostAsJsonAsync("/api/user/register", user, Cancellation);
        user["deviceTokens"] = new[] { new { token = "new-phone", platform = "ios" } };

        var answer = await client.PostAsJsonAsync("/api/user/register", user, Cancellation);

        var announced = await AnnouncementsOf(await answer.TextAsync("userId"));
        Assert.Equal(2, announced.Count);
        var newest = announced.Select(row => JsonElement.Parse(row.Body).GetProperty("data"))
            .Single(data => data.GetProperty("version").GetInt32() == 2);
        Assert.Equal("new-phone", newest.GetProperty("devices")[0].GetProperty("token").GetString());
    }

    [Fact]
    public async Task Two_organisations_may_have_a_user_of_the_same_address()
    {
        var user = People.Somebody();
        var mine = await (await identity.DemoAsync()).PostAsJsonAsync("/api/user/register", user, Cancellation);

        var theirs = await (await identity.OtherAsync()).PostAsJsonAsync("/api/user/register", user, Cancellation);

        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
        Assert.NotEqual(await mine.TextAsync("userId"), await theirs.TextAsync("userId"));
    }

    [Fact]
    public async Task Twenty_who_register_one_reference_at_once_get_one_user()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        user["externalReference"] = $"patient-{Guid.NewGuid():N}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => client.PostAsJsonAsync("/api/user/register", user, Cancellation)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        var ids = await Task.WhenAll(answers.Select(answer => answer.TextAsync("userId")));
        Assert.Single(ids.Distinct());
    }

    private Task<List<OutboxRow>> AnnouncementsOf(string? userId)
    {
        var id = People.InternalId(userId!).ToString();
        return identity.Services.ReadAsync<IdentityDb, List<OutboxRow>>(database => database.Set<OutboxRow>()
            .Where(row => row.Body.Contains(id)).OrderBy(row => row.OccurredAt).ToListAsync());
    }
}
