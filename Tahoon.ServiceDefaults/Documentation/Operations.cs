using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
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

        RequestHeaders.AddTo(operation, api.HttpMethod ?? "", api.RelativePath ?? "");
        return Task.CompletedTask;
    }

    /// <summary>Without the scheme a requirement of it would not be written.</summary>
    public static Task DeclareTokensAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.AddComponent<IOpenApiSecurityScheme>(
            Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" });
        return Task.CompletedTask;
    }
}
