using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class OwnershipTests : IAsyncLifetime
{
    private readonly CatalogueUnderTest _catalogue = new();

    /// <summary>Who asks, how many providers it finds, and whether it may change any.</summary>
    public static TheoryData<string, Caller?, int, bool> Reaches => new()
    {
        { "an application", Callers.Application(), 150, true },
        { "a user", Callers.User(Guid.CreateVersion7()), 150, false },
        { "a provider", Callers.Provider(Guid.CreateVersion7()), 150, false },
        { "another application", Callers.Application(DemoClinics.OtherClinic), 50, true },
        { "a user of another organisation", Callers.User(Guid.CreateVersion7(), DemoClinics.OtherClinic), 50, false },
        { "an organisation without anything", Callers.Application(Guid.CreateVersion7()), 0, true },
        { "another service", Callers.Service(), 200, true },
        { "nobody", null, 0, false },
    };

    public ValueTask InitializeAsync() => _catalogue.InitializeAsync();

    public ValueTask DisposeAsync() => _catalogue.DisposeAsync();

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task An_organisation_s_catalogue_is_open_to_all_of_it(string who, Caller? caller, int providers, bool _)
    {
        var (found, prices, spoken, joined, questions, options, settings) = await _catalogue.Services.DatabaseFor<CatalogueDb>(caller)
            .ReadAsync(
                async (context, token) => (
                    await context.Providers.Include(provider => provider.Prices).AsSplitQuery().ToListAsync(token),
                    await context.Prices.CountAsync(token),
                    await context.Set<ProviderLanguage>().CountAsync(token),
                    await context.Providers.SelectMany(provider => provider.Prices).CountAsync(token),
                    await context.Questions.Include(question => question.Options).ToListAsync(token),
                    await context.Set<QuestionOption>().CountAsync(token),
                    await context.Settings.CountAsync(token)),
                TestContext.Current.CancellationToken);

        Assert.True(providers == found.Count, $"{who} finds {found.Count}");
        Assert.Equal([prices, prices], [found.Sum(provider => provider.Prices.Count), joined]);
        Assert.Equal([providers > 0, providers > 0, providers > 0], [prices > 0, spoken > 0, questions.Count > 0]);
        Assert.Equal(options, questions.Sum(question => question.Options.Count));
        Assert.Equal(found.Select(provider => provider.OrganisationId).Distinct().Count(), settings);
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task Applications_alone_change_it(string who, Caller? caller, int providers, bool may)
    {
        var (changed, deleted) = (0, 0);
        await _catalogue.Services.SaveAsAsync<CatalogueDb>(caller, async context =>
        {
            changed = await context.Providers.ExecuteUpdateAsync(set => set.SetProperty(provider => provider.Active, false));
            deleted = await context.Prices.ExecuteDeleteAsync();
        });

        Assert.True((may ? providers : 0) == changed, $"{who} changes {changed}");
        Assert.Equal(may && providers > 0, deleted > 0);
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_question_is_added_for_one_s_own_organisation(string who, Caller? caller, int providers, bool may)
    {
        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            var refused = await Record.ExceptionAsync(() => _catalogue.Services.SaveAsAsync<CatalogueDb>(caller, context =>
            {
                context.Add(new Question
                {
                    Id = Guid.CreateVersion7(),
                    OrganisationId = clinic,
                    Position = 90,
                    Kind = "text",
                    Text = new LocalText("Why?", "لماذا؟"),
                });
                return Task.CompletedTask;
            }));

            var mayHere = may && (caller!.Kind is CallerKind.Service || caller.OrganisationId == clinic);
            Assert.True(mayHere ? refused is null : refused is OutOfReachException, $"{who} of {providers}: {refused}");
        }
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_speciality_is_added_for_one_s_own_organisation(string who, Caller? caller, int providers, bool may)
    {
        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            var refused = await Record.ExceptionAsync(() => _catalogue.Services.SaveAsAsync<CatalogueDb>(caller, context =>
            {
                context.Add(new Speciality { Id = Guid.CreateVersion7(), OrganisationId = clinic, Name = new LocalText("Sleep", "النوم") });
                return Task.CompletedTask;
            }));

            var mayHere = may && (caller!.Kind is CallerKind.Service || caller.OrganisationId == clinic);
            Assert.True(mayHere ? refused is null : refused is OutOfReachException, $"{who} of {providers}: {refused}");
        }
    }

    [Fact]
    public async Task What_is_remembered_for_one_organisation_is_not_told_to_another()
    {
        using var here = _catalogue.ClientFor(Callers.User(Guid.CreateVersion7()));
        using var there = _catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));

        var ours = await here.GetOkAsync("/api/v1/assessment-questions");
        var theirs = await there.GetOkAsync("/api/v1/assessment-questions");
        var oursAgain = await here.GetOkAsync("/api/v1/assessment-questions");

        Assert.NotEmpty(ours["questions"]!.AsArray());
        Assert.Empty(Ids(ours).Intersect(Ids(theirs)));
        Assert.Equal(Ids(ours), Ids(oursAgain));

        static List<string> Ids(System.Text.Json.Nodes.JsonObject list) =>
            [.. list["questions"]!.AsArray().Select(question => (string)question!["id"]!)];
    }
}
