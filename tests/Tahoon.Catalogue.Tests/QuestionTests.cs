using System.Net;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class QuestionTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/user/getassessmentquestions")]
    [InlineData("/api/v1/assessment-questions")]
    [InlineData("/api/careprovider/getcataloguedataforfilters")]
    [InlineData("/api/v1/catalogue/filters")]
    public async Task Only_callers_who_may_read_thecatalogue_get_an_answer(string path)
    {
        using var nobody = catalogue.ClientFor(null);
        using var booker = catalogue.ClientFor(Callers.Application(), Scopes.Bookings);
        using var user = catalogue.ClientFor(Callers.User(Guid.NewGuid()));

        await Answers.ProblemAsync(nobody.GetAsync(path, Cancellation), HttpStatusCode.Unauthorized, "unauthenticated");
        await Answers.ProblemAsync(booker.GetAsync(path, Cancellation), HttpStatusCode.Forbidden, "forbidden");
        await user.GetOkAsync(path);
    }

    [Fact]
    public async Task Questions_come_in_their_order_with_the_answers_to_choose_from()
    {
        using var client = catalogue.Clinic();

        var questions = (await client.GetOkAsync("/api/user/getassessmentquestions"))["questions"]!.AsArray();

        Assert.Equal(6, questions.Count);
        Assert.Equal("Have you spoken to a specialist online before?", (string?)questions[0]!["text"]);
        Assert.Equal("single", (string?)questions[0]!["kind"]);
        Assert.Equal(["Yes", "No"], questions[0]!["options"].Texts());
        Assert.Equal("text", (string?)questions[5]!["kind"]);
        Assert.False(questions[5]!.AsObject().ContainsKey("options"));
        Assert.All(questions, question => Assert.StartsWith("qst_", (string?)question!["id"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ar", "ar", "نعم")]
    [InlineData("ar-KW, en;q=0.5", "ar", "نعم")]
    [InlineData("fr, en;q=0.4, ar;q=0.9", "ar", "نعم")]
    [InlineData("fr", "en", "Yes")]
    [InlineData("ar;q=0, *", "en", "Yes")]
    public async Task They_are_in_the_best_language_asked_for(string wish, string language, string first)
    {
        using var client = catalogue.Clinic(wish);

        using var answer = await client.GetAsync("/api/v1/assessment-questions", Cancellation);
        var body = await client.GetOkAsync("/api/v1/assessment-questions");

        Assert.Equal(first, (string?)body["questions"]![0]!["options"]![0]);
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/api/user/getassessmentquestions")]
    [InlineData("/api/v1/assessment-questions")]
    public async Task Who_has_them_already_is_told_so_and_keeps_them_a_day(string path)
    {
        using var client = catalogue.Clinic();
        using var arab = catalogue.Clinic("ar");
        using var first = await client.GetAsync(path, Cancellation);
        Assert.NotNull(first.Headers.ETag);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag);
        arab.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag);

        using var again = await client.GetAsync(path, Cancellation);
        using var translated = await arab.GetAsync(path, Cancellation);

        Assert.True(first.Headers.CacheControl is { Private: true, MaxAge.TotalSeconds: 86400 });
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, translated.StatusCode);
    }

    [Fact]
    public async Task They_are_read_once_for_each_organisation_and_language()
    {
        var organisation = Guid.NewGuid();
        using var ours = catalogue.ClientFor(Callers.Application(organisation));
        using var arab = catalogue.ClientFor(Callers.Application(organisation));
        arab.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ar");
        using var theirs = catalogue.ClientFor(Callers.Application(Guid.NewGuid()));
        using var statements = new SqlCounter(catalogue.ConnectionString);

        foreach (var client in new[] { ours, arab, theirs, ours, arab, theirs, ours })
            await client.GetOkAsync("/api/v1/assessment-questions");

        // and the marks of two organisations, as the clock stands still
        Assert.Equal(3 + 2, statements.Count);
    }
}
