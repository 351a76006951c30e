using Microsoft.Net.Http.Headers;

namespace Tahoon.Catalogue.Domain;

/// <summary>A language that the catalogue's texts are kept in.</summary>
/// <param name="Code">Two letters.</param>
internal sealed record Language(string Code)
{
    public static readonly Language English = new("en");

    public static readonly Language Arabic = new("ar");

    /// <summary>The best of <c>Accept-Language</c> that the catalogue speaks; English where it names none.</summary>
    public static Language Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(wish => wish.Quality is not 0)
        .OrderByDescending(wish => wish.Quality ?? 1)
        .Select(Spoken)
        .FirstOrDefault(spoken => spoken is not null) ?? English;

    /// <summary>Lets a handler take the language as a parameter.</summary>
    public static ValueTask<Language?> BindAsync(HttpContext context) => new(Of(context.Request));

    private static Language? Spoken(StringWithQualityHeaderValue wish)
    {
        var code = wish.Value.Value?.Split('-')[0];
        return string.Equals(code, Arabic.Code, StringComparison.OrdinalIgnoreCase) ? Arabic
            : string.Equals(code, English.Code, StringComparison.OrdinalIgnoreCase) || code is "*" ? English
            : null;
    }
}

/// <summary>Answers whose texts are in one of several languages.</summary>
internal static class SpokenAnswers
{
    /// <summary>Names the language of the answer, and tells caches that it depends on what was asked for.</summary>
    public static RouteHandlerBuilder Spoken(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter((call, next) =>
    {
        var headers = call.HttpContext.Response.Headers;
        headers.ContentLanguage = Language.Of(call.HttpContext.Request).Code;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return next(call);
    });
}
