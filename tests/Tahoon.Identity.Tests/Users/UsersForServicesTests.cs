using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Users;

public sealed class UsersForServicesTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_may_not_ask_as_services_do()
    {
        var client = await identity.DemoAsync();

        var answer = await client.GetAsync(
            $"/internal/users/{Guid.NewGuid()}?organisationId={DemoClinics.DemoClinic}", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_service_finds_a_user_of_the_organisation_it_asks_for()
    {
        var user = People.InternalId(await (await identity.DemoAsync()).RegisterSomebodyAsync());
        var client = await identity.ForServiceAsync();

        var view = await client.GetFromJsonAsync<UserView>(
            $"/internal/users/{user}?organisationId={DemoClinics.DemoClinic}", WireJson.Options, Cancellation);

        Assert.Equal(new UserView(user, DemoClinics.DemoClinic, "Asia/Kuwait", "ar"), view);
    }

    [Fact]
    public async Task A_user_of_another_organisation_is_not_found()
    {
        var user = People.InternalId(await (await identity.DemoAsync()).RegisterSomebodyAsync());
        var client = await identity.ForServiceAsync();

        var answer = await client.GetAsync($"/internal/users/{user}?organisationId={DemoClinics.OtherClinic}", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_service_registers_a_user_and_finds_it_again()
    {
        var client = await identity.ForServiceAsync();
        var command = new RegisterUserCommand(
            DemoClinics.DemoClinic, "Omar", $"omar.{Guid.NewGuid():N}@example.org", null, "Africa/Cairo", null, null, null);

        var first = await RegisterAsync(client, command);
        var again = await RegisterAsync(client, command);

        Assert.True(first.Created);
        Assert.Equal(first with { Created = false }, again);
    }

    [Fact]
    public async Task A_service_is_told_what_is_not_valid_too()
    {
        var client = await identity.ForServiceAsync();
        var command = new RegisterUserCommand(DemoClinics.DemoClinic, "Omar", "nobody", null, "Cairo", null, null, null);

        var answer = await client.PostAsJsonAsync("/internal/users", command, WireJson.Options, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.JsonAsync()).GetProperty("errors");
        Assert.True(errors.TryGetProperty("email", out _));
        Assert.True(errors.TryGetProperty("timeZone", out _));
    }

    [Fact]
    public async Task Nobody_is_registered_in_an_organisation_that_does_not_exist()
    {
        var client = await identity.ForServiceAsync();
        var command = new RegisterUserCommand(
            Guid.NewGuid(), "Omar", "omar@example.org", null, "Africa/Cairo", null, null, null);

        var answer = await client.PostAsJsonAsync("/internal/users", command, WireJson.Options, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<RegisteredUser> RegisterAsync(HttpClient client, RegisterUserCommand command)
    {
        var answer = await client.PostAsJsonAsync("/internal/users", command, WireJson.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<RegisteredUser>(WireJson.Options, Cancellation))!;
    }
}
