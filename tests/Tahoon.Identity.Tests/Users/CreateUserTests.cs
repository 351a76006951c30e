using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class CreateUserTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_may_not_register_others()
    {
        var demo = await identity.DemoAsync();
        var user = People.InternalId(await demo.RegisterSomebodyAsync());
        var client = await identity.ForUserAsync(user, DemoClinics.DemoClinic);

        var answer = await client.SendAsync(IdentityService.Create(People.Somebody(), "1"), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Without_an_idempotency_key_nothing_happens()
    {
        var client = await identity.DemoAsync();

        var answer = await client.PostAsJsonAsync("/api/v1/users", People.Somebody(), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("idempotency_key_missing", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task What_is_not_valid_is_not_kept_so_that_the_key_can_be_used_again()
    {
        var client = await identity.DemoAsync();
        var key = Guid.NewGuid().ToString();
        var user = People.Somebody();
        user["timeZone"] = "Nowhere/Else";
        var refused = await client.SendAsync(IdentityService.Create(user, key), Cancellation);
        user["timeZone"] = "Asia/Riyadh";

        var answer = await client.SendAsync(IdentityService.Create(user, key), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_user_is_told_with_its_place_and_version_and_can_be_read_there()
    {
        var client = await identity.DemoAsync();

        var answer = await client.SendAsync(
            IdentityService.Create(People.Somebody(), Guid.NewGuid().ToString()), Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        var read = await client.GetAsync(answer.Headers.Location, Cancellation);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
        Assert.True(JsonElement.DeepEquals(await answer.JsonAsync(), await read.JsonAsync()));
    }

    [Fact]
    public async Task A_user_that_exists_is_found()
    {
        var client = await identity.DemoAsync();
        var user = People.Somebody();
        var first = await client.SendAsync(IdentityService.Create(user, Guid.NewGuid().ToString()), Cancellation);

        var again = await client.SendAsync(IdentityService.Create(user, Guid.NewGuid().ToString()), Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.TextAsync("userId"), await again.TextAsync("userId"));
    }

    [Fact]
    public async Task The_same_key_and_request_get_the_first_answer_again()
    {
        var client = await identity.DemoAsync();
        var (user, key) = (People.Somebody(), Guid.NewGuid().ToString());
        var first = await client.SendAsync(IdentityService.Create(user, key), Cancellation);

        var again = await client.SendAsync(IdentityService.Create(user, key), Cancellation);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal((await first.JsonAsync()).ToString(), (await again.JsonAsync()).ToString());
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var client = await identity.DemoAsync();
        var key = Guid.NewGuid().ToString();
        await client.SendAsync(IdentityService.Create(People.Somebody(), key), Cancellation);

        var answer = await client.SendAsync(IdentityService.Create(People.Somebody(), key), Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("idempotency_key_reused", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task The_same_key_of_another_application_is_another_key()
    {
        var key = Guid.NewGuid().ToString();
        await (await identity.DemoAsync()).SendAsync(IdentityService.Create(People.Somebody(), key), Cancellation);

        var answer = await (await identity.OtherAsync()).SendAsync(IdentityService.Create(People.Somebody(), key), Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Twenty_with_one_key_at_once_make_one_user()
    {
        var client = await identity.DemoAsync();
        var (user, key) = (People.Somebody(), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => client.SendAsync(IdentityService.Create(user, key), Cancellation)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        var made = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        Assert.NotEmpty(made);
        Assert.Single((await Task.WhenAll(made.Select(answer => answer.TextAsync("userId")))).Distinct());
        Assert.Single(made, answer => !answer.Headers.Contains("Idempotency-Replayed"));
    }
}
