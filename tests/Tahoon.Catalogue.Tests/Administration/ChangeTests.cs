using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using static Tahoon.Catalogue.Tests.Support.CatalogueCalls;

namespace Tahoon.Catalogue.Tests.Administration;

/// <summary>What every change leaves behind: a raised mark, and a line that says who.</summary>
public sealed class ChangeTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_changed_what_and_when_is_written_down_for_good()
    {
        var calls = new CatalogueCalls(catalogue);
        var added = await calls.AddAsync(Providers, Form());
        catalogue.Clock.Advance(TimeSpan.FromMinutes(5));
        await calls.ChangeAsync(added.Location!, ("active", false));
        await calls.PutAsync(added.Location!, Form(), "\"1\"");
        var id = PublicId.Read<ProviderId>((string?)added.Body["providerId"]).Value;

        var lines = await catalogue.Services.ReadAsync<CatalogueDb, List<CatalogueChange>>(context => context.Changes
            .Where(change => change.EntryId == id).OrderBy(change => change.Version).ToListAsync(Cancellation));

        Assert.Equal([1, 2], lines.Select(line => line.Version));
        Assert.All(lines, line => Assert.Equal(
            (CatalogueChange.Provider, DemoClinics.DemoClinic, CallerKind.Application, Callers.Application().SubjectId),
            (line.What, line.OrganisationId, line.ByKind, line.BySubject)));
        Assert.Equal([true, false], lines.Select(line => (bool)JsonNode.Parse(line.Entry)!["active"]!));
        Assert.Equal(catalogue.Clock.GetUtcNow().UtcDateTime, lines[1].At);
        await RefusedAsync("""UPDATE "CatalogueChanges" SET "Version" = 9""");
        await RefusedAsync("""DELETE FROM "CatalogueChanges" """);
    }

    [Theory]
    [InlineData("a provider")]
    [InlineData("a language")]
    [InlineData("a price")]
    [InlineData("a provider's speciality")]
    [InlineData("a speciality")]
    [InlineData("a question")]
    [InlineData("an answer")]
    [InlineData("the settings")]
    public async Task Whatever_is_saved_raises_its_organisation_s_mark_and_no_other(string what)
    {
        var before = (await MarkAsync(DemoClinics.DemoClinic), await MarkAsync(DemoClinics.OtherClinic));

        await catalogue.Services.WriteAsync<CatalogueDb>(context => ChangeAsync(context, what));

        Assert.Equal((before.Item1 + 1, before.Item2), (await MarkAsync(DemoClinics.DemoClinic), await MarkAsync(DemoClinics.OtherClinic)));
    }

    private static async Task ChangeAsync(CatalogueDb context, string what)
    {
        var provider = await context.Providers.Where(row => row.Id == DemoClinics.Providers[50].ProviderId)
            .Include(row => row.Languages).Include(row => row.Prices).Include(row => row.Specialities).SingleAsync(Cancellation);
        var question = await context.Questions.Where(row => row.OrganisationId == DemoClinics.DemoClinic)
            .Include(row => row.Options).OrderBy(row => row.Position).FirstAsync(Cancellation);
        switch (what)
        {
            case "a provider": provider.YearsOfExperience = 44; break;
            case "a language": provider.Languages.Add(new ProviderLanguage { Language = "sv" }); break;
            case "a price": provider.Prices[0].AmountMinor++; break;
            case "a provider's speciality": provider.Specialities.Clear(); break;
            case "a speciality":
                context.ChangeTracker.Clear();
                (await context.Specialities.FirstAsync(row => row.OrganisationId == DemoClinics.DemoClinic, Cancellation)).Name = new LocalText("Else", "غير");
                break;
            case "a question": question.Text = new LocalText("Else?", "غير؟"); break;
            case "an answer": question.Options[0].Text = new LocalText("Else", "غير"); break;
            default:
                (await context.Settings.SingleAsync(row => row.OrganisationId == DemoClinics.DemoClinic, Cancellation)).CancellationCutoffMinutes++;
                break;
        }
    }

    private Task<long> MarkAsync(Guid organisation) => catalogue.Services.ReadAsync<CatalogueDb, long>(context =>
        context.DirectoryMarks.Where(mark => mark.OrganisationId == organisation).Select(mark => mark.Version).SingleAsync(Cancellation));

    private async Task RefusedAsync(string sql)
    {
        await using var connection = new SqliteConnection(catalogue.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Contains(
            "append-only",
            (await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Cancellation))).Message,
            StringComparison.Ordinal);
    }
}
