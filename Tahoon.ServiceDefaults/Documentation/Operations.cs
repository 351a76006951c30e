using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Tahoon.ServiceDefaults.Documentation;

/// <summary>Operations as clients call them: who has to show a token, headers, and names in the wire's case.</summary>
internal static class Operations
{
    private const string Bearer = "bearer";

    public static Task CompleteAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var api = context.Description;
        if (!api.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            (operation.Security ??= []).Add(new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [],
            });

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter is { In: ParameterLocation.Query, Name: { } name })
            {
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
                // read as text where the offset matters
                if (parameter is { Name: "from" or "to", Schema: OpenApiSchema { Type: JsonSchemaType.String } instant })
                    instant.Format = "date-time";
            }
        }

        if (operation.RequestBody is not null)
            foreach (var status in (int[])[400, 413, 415])
                AddProblem(operation, context.Document, status);

        RequestHeaders.AddTo(operation, api.HttpMethod ?? "", api.RelativePath ?? "");
        return Task.CompletedTask;
    }

    /// <summary>What every endpoint answers that reads a body, whatever it is for.</summary>
    private static void AddProblem(OpenApiOperation operation, OpenApiDocument? document, int status) =>
        (operation.Responses ??= []).TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) },
            },
        });

    /// <summary>Without the scheme a requirement of it would not be written.</summary>
    public static Task DeclareTokensAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.AddComponent<IOpenApiSecurityScheme>(
            Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" });
        return Task.CompletedTask;
    }
}
