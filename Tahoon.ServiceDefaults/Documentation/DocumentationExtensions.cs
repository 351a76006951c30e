using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tahoon.ServiceDefaults.Documentation;

/// <summary>OpenAPI from the code: <c>/openapi/v1.json</c> and <c>/openapi/audited.json</c>, joined by the gateway.</summary>
public static class DocumentationExtensions
{
    /// <summary>The document of new clients, and that of the audited endpoints.</summary>
    public const string V1 = "v1", Audited = "audited";

    internal static IServiceCollection AddDocumentation(this IServiceCollection services) => services
        .AddOpenApi(V1, options => Describe(options, path => path.StartsWith("api/v1", StringComparison.Ordinal)))
        .AddOpenApi(Audited, options => Describe(options, path =>
            path.StartsWith("api/", StringComparison.Ordinal) && !path.StartsWith("api/v1", StringComparison.Ordinal)));

    internal static void MapDocumentation(this IEndpointRouteBuilder app) =>
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static void Describe(OpenApiOptions options, Func<string, bool> belongs)
    {
        options.ShouldInclude = api => belongs(api.RelativePath ?? "");
        options.AddSchemaTransformer(WireSchemas.CorrectAsync);
        options.AddOperationTransformer(Operations.CompleteAsync);
        options.AddDocumentTransformer(Operations.DeclareTokensAsync);
    }
}
