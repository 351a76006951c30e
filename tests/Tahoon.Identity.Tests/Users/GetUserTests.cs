using System.Net;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class GetUserTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_without_the_scope_may_not_read()
    {
        var user = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var client = await identity.ForApplicationAsync(IdentityService.DemoApplication, DemoClinics.DemoClinic, "bookings");

        var answer = await client.GetAsync($"/api/v1/users/{user}", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_user_reads_itself()
    {
        var user = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var client = await identity.ForUserAsync(People.InternalId(user), DemoClinics.DemoClinic);

        var answer = await client.GetAsync($"/api/v1/users/{user}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(user, await answer.TextAsync("userId"));
    }

    [Fact]
    public async Task Another_user_does_not_exist_for_a_user()
    {
        var demo = await identity.DemoAsync();
        var (user, neighbour) = (await demo.RegisterSomebodyAsync(), await demo.RegisterSomebodyAsync());
        var client = await identity.ForUserAsync(People.InternalId(user), DemoClinics.DemoClinic);

        var answer = await client.GetAsync($"/api/v1/users/{neighbour}", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Of_another_organisation_of_another_kind_and_of_nothing_are_the_same_404()
    {
        var foreign = await (await identity.OtherAsync()).RegisterSomebodyAsync();
        var otherKind = new ProviderId(People.InternalId(foreign)).ToString();
        var nothing = new UserId(Guid.NewGuid()).ToString();
        var client = await identity.DemoAsync();

        foreach (var id in new[] { foreign, otherKind, nothing, "noise", People.InternalId(foreign).ToString() })
        {
            var answer = await client.GetAsync($"/api/v1/users/{id}", Cancellation);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("not_found", await answer.TextAsync("code"));
        }
    }
}
