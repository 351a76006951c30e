using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tahoon.Contracts.Errors;

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

    /// <summary>Why what has this version may not be changed: 428 where the client does not say what it has seen, 412 where that is gone.</summary>
    public static Failure? Fault(ETag? seen, int version) => seen is null ? Failures.PreconditionRequired
        : seen.Matches(version) ? null
        : Failures.PreconditionFailed;

    // a text that is no list of tags matches no version
    private static ETag? Read(StringValues header) => header.Count == 0
        ? null
        : new ETag(EntityTagHeaderValue.TryParseStrictList([.. header!], out var tags) ? [.. tags] : []);
}
