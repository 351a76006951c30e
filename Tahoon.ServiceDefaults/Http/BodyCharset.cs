using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>JSON is UTF-8 (RFC 8259): a body that says it is written otherwise is refused before anybody reads it.</summary>
internal static class BodyCharset
{
    public static IApplicationBuilder UseBodyCharset(this IApplicationBuilder app) => app.Use((context, next) =>
        IsUnderstood(context.Request) ? next(context) : Failures.UnsupportedMediaType.ToResult().ExecuteAsync(context));

    private static bool IsUnderstood(HttpRequest request)
    {
        if (request.ContentType is not { } text)
            return true;

        try
        {
            return new ContentType(text).CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
