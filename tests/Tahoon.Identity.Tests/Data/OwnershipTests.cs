using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Identity.Tests.Data;

public sealed class OwnershipTests : IAsyncLifetime
{
    private static readonly Guid Own = DemoClinics.Id(77, 1), Another = DemoClinics.Id(77, 2), OfOtherClinic = DemoClinics.Id(77, 3);

    private readonly IdentityService _identity = new();

    /// <summary>Who asks, and how many organisations, applications, access keys and users it finds.</summary>
    public static TheoryData<string, Caller?, int[]> Reaches => new()
    {
        { "an application", Callers.Application(), [1, 2, 2, 2] },
        { "another application", Callers.Application(DemoClinics.OtherClinic), [1, 1, 1, 1] },
        { "a user", Callers.User(Own), [0, 0, 0, 1] },
        { "the user's id in another organisation", Callers.User(Own, DemoClinics.OtherClinic), [0, 0, 0, 0] },
        { "a provider", Callers.Provider(Own), [0, 0, 0, 0] },
        { "nobody", null, [0, 0, 0, 0] },
        { "another service", Callers.Service(), [2, 3, 3, 3] },
    };

    public async ValueTask InitializeAsync()
    {
        await _identity.InitializeAsync();
        await _identity.Services.WriteAsync<IdentityDb>(context =>
        {
            context.AddRange(
                Person(Own, DemoClinics.DemoClinic), Person(Another, DemoClinics.DemoClinic), Person(OfOtherClinic, DemoClinics.OtherClinic));
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _identity.DisposeAsync();

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task What_is_out_of_reach_is_not_found(string who, Caller? caller, int[] expected)
    {
        var (rows, joined) = await _identity.Services.DatabaseFor<IdentityDb>(caller).ReadAsync(
            async (context, token) => (
                new[]
                {
                    await context.Organisations.CountAsync(token), await context.Applications.CountAsync(token),
                    await context.AccessKeys.CountAsync(token), await context.Users.CountAsync(token),
                },
                await context.AccessKeys.Join(context.Applications, key => key.ApplicationId, one => one.Id, (key, _) => key)
                    .CountAsync(token)),
            TestContext.Current.CancellationToken);

        Assert.True(expected.SequenceEqual(rows), $"{who} finds {string.Join(", ", rows)}");
        Assert.Equal(expected[2], joined);
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_over_a_set_changes_what_is_in_reach(string who, Caller? caller, int[] expected)
    {
        int[] changed = [];
        await _identity.Services.SaveAsAsync<IdentityDb>(caller, async context => changed =
        [
            await context.AccessKeys.ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, DateTime.UnixEpoch)),
            await context.Users.ExecuteDeleteAsync(),
        ]);

        Assert.True(expected.Skip(2).SequenceEqual(changed), $"{who} changes {string.Join(", ", changed)}");
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_is_added_for_an_organisation_out_of_reach(string who, Caller? caller, int[] expected)
    {
        var clinic = caller?.OrganisationId == DemoClinics.OtherClinic ? DemoClinics.DemoClinic : DemoClinics.OtherClinic;
        foreach (var row in new object[] { Person(Guid.CreateVersion7(), clinic), Application(clinic), Key() })
        {
            var refused = await Record.ExceptionAsync(() => _identity.Services.SaveAsAsync<IdentityDb>(caller, context =>
            {
                context.Add(row);
                return Task.CompletedTask;
            }));

            Assert.True(expected[0] == 2 ? refused is null : refused is OutOfReachException, $"{who}: {refused}");
        }
    }

    [Fact]
    public async Task A_user_does_not_move_to_another_organisation()
    {
        await Assert.ThrowsAsync<OutOfReachException>(() => _identity.Services.SaveAsAsync<IdentityDb>(
            Callers.Application(), async context =>
            {
                var user = await context.Users.SingleAsync(row => row.Id == Own);
                context.Entry(user).Property(row => row.OrganisationId).CurrentValue = DemoClinics.OtherClinic;
            }));
    }

    private static User Person(Guid id, Guid organisation) => new()
    {
        Id = id,
        OrganisationId = organisation,
        Name = "Salma Haddad",
        Email = $"{id:N}@example.org",
        NormalisedEmail = $"{id:N}@example.org",
        TimeZone = "Asia/Kuwait",
        Language = "ar",
        Version = 1,
        CreatedAt = DateTime.UnixEpoch,
        ChangedAt = DateTime.UnixEpoch,
    };

    private static ClientApplication Application(Guid organisation) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganisationId = organisation,
        Name = "Another",
        Scopes = Scopes.Users,
        CreatedAt = DateTime.UnixEpoch,
    };

    private static AccessKey Key() => AccessKey.Of(IdentityService.OtherApplication, 2, AccessKey.NewText(), DateTime.UnixEpoch);
}
