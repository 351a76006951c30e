using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Questions;

/// <summary>A question to ask before a first session.</summary>
/// <param name="Kind"><c>single</c>, <c>multiple</c>, <c>scale</c> or <c>text</c>.</param>
/// <param name="Options">The answers to choose from; left out for <c>text</c>.</param>
[ImmutableObject(true)]
internal sealed record QuestionView(QuestionId Id, string Text, string Kind, IReadOnlyList<string>? Options);

/// <summary>The organisation's questions, in the order to ask them.</summary>
[ImmutableObject(true)]
internal sealed record QuestionList(IReadOnlyList<QuestionView> Questions);

/// <summary><c>GET /api/user/getassessmentquestions</c> and <c>GET /api/v1/assessment-questions</c>.</summary>
internal static class ReadQuestions
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static void Map(IEndpointRouteBuilder app)
    {
        Describe(app.MapGet("/api/user/getassessmentquestions", HandleAsync), "GetAssessmentQuestions");
        Describe(app.MapGet("/api/v1/assessment-questions", HandleAsync), nameof(ReadQuestions));
    }

    private static void Describe(RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName(name)
        .WithTags("Catalogue")
        .WithSummary("Read the organisation's assessment questions; clients may keep them for a day.")
        .Produces<QuestionList>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(401)
        .ProducesProblem(403);

    private static async Task<IResult> HandleAsync(
        HttpContext http,
        Caller caller,
        Language language,
        CatalogueCache cache,
        CancellationToken cancellation)
    {
        var tagged = await cache.GetAsync(
            "questions", caller, language, Lifetime,
            async (context, token) => Tagged.Of(await ReadAsync(context, language, token)), cancellation);

        var tag = new EntityTagHeaderValue(tagged.Tag);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = Lifetime };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(tagged.List);
    }

    private static async Task<QuestionList> ReadAsync(
        CatalogueDb context, Language language, CancellationToken cancellation)
    {
        var questions = await context.Questions
            .Include(question => question.Options)
            .OrderBy(question => question.Position)
            .ToListAsync(cancellation);
        return new QuestionList(
        [
            .. questions.Select(question => new QuestionView(
                new QuestionId(question.Id),
                question.Text.In(language),
                question.Kind,
                question.Options.Count == 0
                    ? null
                    : [.. question.Options.OrderBy(option => option.Position).Select(option => option.Text.In(language))])),
        ]);
    }

    /// <summary>The list with its ETag: what it says, hashed.</summary>
    [ImmutableObject(true)]
    private sealed record Tagged(string Tag, QuestionList List)
    {
        public static Tagged Of(QuestionList list)
        {
            var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(list, WireJson.Options));
            return new Tagged($"\"{Base64Url.EncodeToString(hash.AsSpan(0, 16))}\"", list);
        }
    }
}
