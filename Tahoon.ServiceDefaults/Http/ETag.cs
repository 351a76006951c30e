using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>What <c>If-Match</c> says; a handler takes it as a parameter, null where the header is missing.</summary>
public sealed record ETag
{
    private readonly IReadOnlyList<EntityTagHeaderValue> _tags;

    private ETag(IReadOnlyList<EntityTagHeaderValue> tags) => _tags = tags;

    /// <summary>Reads the header of a request.</summary>
    public static ValueTask<ETag?> BindAsync(HttpContext context) => new(Read(context.Request.Headers.IfMatch));

    /// <summary>The header's value for a version.</summary>
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>True where the version is one of those that the client has seen.</summary>
    public bool Matches(int version) =>
        _tags.Any(tag => tag == EntityTagHeaderValue.Any || (!tag.IsWeak && tag.Tag == Of(version)));

    // a text that is no list of tags matches no version
    private static ETag? Read(StringValues header) => header.Count == 0
        ? null
        : new ETag(EntityTagHeaderValue.TryParseStrictList([.. header!], out var tags) ? [.. tags] : []);
}
