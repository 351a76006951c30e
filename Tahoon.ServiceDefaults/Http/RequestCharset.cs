using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>
/// Bodies are UTF-8, as JSON has to be (RFC 8259). A body that says it is something else is a 415; the framework would read
/// some of them, and fail at a name that it does not know or that stands in quotes.
/// </summary>
internal static class RequestCharset
{
    private const string Utf8 = "utf-8";

    public static IApplicationBuilder UseRequestCharset(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !Charsets(type).Any())
            return next(context);

        if (Charsets(type).All(charset => HeaderUtilities.RemoveQuotes(charset.Value).Equals(Utf8, StringComparison.OrdinalIgnoreCase)))
        {
            type.Charset = Utf8;
            context.Request.ContentType = type.ToString();
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    private static IEnumerable<NameValueHeaderValue> Charsets(MediaTypeHeaderValue type) =>
        type.Parameters.Where(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase));
}
