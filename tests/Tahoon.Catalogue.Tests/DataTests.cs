using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests;

public sealed class DataTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_engines_migrations_are_up_to_date_with_the_model()
    {
        using var sqlite = Make(new SqliteDesign());
        using var sqlServer = Make(new SqlServerDesign());

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Demonstration_data_added_twice_is_there_once()
    {
        await catalogue.Services.WriteAsync<CatalogueDb>(
            context => new Demonstration.DemoCatalogue().AddAsync(context, Cancellation));

        var (providers, names, questions) = await catalogue.Services.ReadAsync<CatalogueDb, (int, int, int)>(async context => (
            await context.Providers.CountAsync(Cancellation),
            await context.Providers.Select(provider => provider.Name.En).Distinct().CountAsync(Cancellation),
            await context.Questions.CountAsync(Cancellation)));

        Assert.Equal((200, 200, 12), (providers, names, questions));
    }

    [Fact]
    public async Task Every_demonstration_provider_offers_the_lengths_that_it_has_hours_for()
    {
        var offered = await catalogue.Services.ReadAsync<CatalogueDb, Dictionary<Guid, List<int>>>(async context =>
            await context.Providers.Include(provider => provider.Prices).ToDictionaryAsync(
                provider => provider.Id, provider => provider.Prices.Select(price => price.DurationMinutes).Order().ToList(), Cancellation));

        Assert.Equal(DemoClinics.Providers.Count, offered.Count);
        Assert.All(DemoClinics.Providers, demo => Assert.Equal(demo.SessionMinutes, offered[demo.ProviderId]));
    }

    [Theory]
    [InlineData("""UPDATE "Providers" SET "Gender" = 'other'""")]
    [InlineData("""UPDATE "Providers" SET "YearsOfExperience" = -1""")]
    [InlineData("""UPDATE "Providers" SET "Name_En" = ''""")]
    [InlineData("""UPDATE "Providers" SET "SortName_Ar" = ''""")]
    [InlineData("""UPDATE "Providers" SET "Number" = 1""")]
    [InlineData("""UPDATE "ProviderLanguages" SET "Language" = 'english'""")]
    [InlineData("""UPDATE "ProviderPrices" SET "AmountMinor" = -1""")]
    [InlineData("""UPDATE "ProviderPrices" SET "DurationMinutes" = 0""")]
    [InlineData("""UPDATE "ProviderPrices" SET "Currency" = 'dinar'""")]
    [InlineData("""UPDATE "OrganisationSettings" SET "CancellationCutoffMinutes" = -1""")]
    [InlineData("""UPDATE "OrganisationSettings" SET "Currency" = ''""")]
    [InlineData("""UPDATE "Questions" SET "Kind" = 'riddle'""")]
    [InlineData("""UPDATE "Questions" SET "Position" = 1""")]
    [InlineData("""UPDATE "Questions" SET "Position" = 0""")]
    [InlineData("""UPDATE "Questions" SET "Text_Ar" = ''""")]
    [InlineData("""UPDATE "QuestionOptions" SET "Text_En" = ''""")]
    [InlineData("""UPDATE "Specialities" SET "Name_En" = ''""")]
    [InlineData("""UPDATE "Specialities" SET "FoldedEn" = 'alike' """)]
    [InlineData("""UPDATE "Specialities" SET "FoldedAr" = 'alike' """)]
    [InlineData("""INSERT INTO "CatalogueChanges" VALUES ('1', 0, '1', 'provider', '{}', '2026-06-01', 1, '1', NULL)""")]
    [InlineData("""INSERT INTO "CatalogueChanges" VALUES ('1', 1, '1', 'question', '{}', '2026-06-01', 1, '1', NULL)""")]
    [InlineData("""DELETE FROM "Specialities" """)]
    [InlineData("""INSERT INTO "ProviderLanguages" VALUES ('00000000-0000-0000-0000-000000000001', 'en')""")]
    public async Task What_may_not_be_the_database_refuses(string sql)
    {
        TestServers.SqliteAlone("the statements are in its words");
        await using var connection = new SqliteConnection(catalogue.ConnectionString + ";Foreign Keys=True");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal(19, refused.SqliteErrorCode);
    }

    [Theory]
    [InlineData("Dr. André  Al-Mutairi", "dr andre al mutairi")]
    [InlineData("أَحْمَد إبراهيم", "احمد ابراهيم")]
    [InlineData("فاطمة العـــلي", "فاطمه العلي")]
    [InlineData("  O'Neill ", "oneill")]
    [InlineData("", "")]
    public void Folding_lets_alike_be_alike(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    private static TContext Make<TContext>(IDesignTimeDbContextFactory<TContext> factory)
        where TContext : DbContext => factory.CreateDbContext([]);
}
