using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>What <c>If-Match</c> says; a handler takes it as a parameter, null where the header is missing.</summary>
internal sealed record ETag(IReadOnlyList<EntityTagHeaderValue> Tags)
{
    public static ValueTask<ETag?> BindAsync(HttpContext context) => new(Read(context.Request.Headers.IfMatch));

    /// <summary>The header's value for a version.</summary>
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public bool Matches(int version) =>
        Tags.Any(tag => tag == EntityTagHeaderValue.Any || (!tag.IsWeak && tag.Tag == Of(version)));

    // a text that is no list of tags matches no version
    private static ETag? Read(StringValues header) => header.Count == 0
        ? null
        : new ETag(EntityTagHeaderValue.TryParseStrictList([.. header!], out var tags) ? [.. tags] : []);
}
