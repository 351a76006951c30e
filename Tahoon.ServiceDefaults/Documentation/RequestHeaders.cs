using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.ServiceDefaults.Documentation;

/// <summary>The headers that handlers read from the request itself, where no parameter tells of them.</summary>
internal static partial class RequestHeaders
{
    public static void AddTo(OpenApiOperation operation, string method, string path)
    {
        if (method is "POST" && KeyRequired().IsMatch(path))
            Add(operation, IdempotencyKey.Header, required: true, "A quoted string of up to 255 characters, kept for 24 hours.");
        else if (method is "POST" && KeyAccepted().IsMatch(path))
            Add(operation, IdempotencyKey.Header, required: false, "The same as idempotencyKey in the body.");

        // only a missing If-Match is answered so
        if (operation.Responses?.ContainsKey("428") is true)
            Add(operation, "If-Match", required: true, "The ETag of what is changed, as it was read.");
    }

    private static void Add(OpenApiOperation operation, string name, bool required, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    [GeneratedRegex("^api/v1/(users|holds|catalogue/(providers|specialities)|bookings|bookings/{[^}]+}/(cancel|reschedule))$")]
    private static partial Regex KeyRequired();

    [GeneratedRegex("^api/sessionbooking/(booksession|cancelbooking)$")]
    private static partial Regex KeyAccepted();
}
