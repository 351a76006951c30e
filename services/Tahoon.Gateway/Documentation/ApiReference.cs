using System.Text.Json.Nodes;
using Scalar.AspNetCore;
using Tahoon.Gateway.Routing;
using Tahoon.ServiceDefaults.Documentation;

namespace Tahoon.Gateway.Documentation;

/// <summary>The API reference at <c>/docs</c>, over the joined documents; everything it shows comes from the gateway itself.</summary>
internal static class ApiReference
{
    private const string OwnAssetsOnly =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [DocumentationExtensions.V1] = "Tahoon API",
        [DocumentationExtensions.Audited] = "Tahoon API for existing apps",
    };

    public static void AddApiReference(this IServiceCollection services) => services.AddSingleton<ServiceDocuments>();

    public static void MapApiReference(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/docs")).ExcludeFromDescription();
        foreach (var (document, title) in Titles)
        {
            app.MapGet(
                $"/openapi/{document}.json",
                (HttpRequest request, ServiceDocuments documents, CancellationToken cancellation) =>
                    JoinAsync(document, title, request, documents, cancellation)).ExcludeFromDescription();
        }

        app.MapScalarApiReference("/docs", (options, context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = OwnAssetsOnly;
            options.WithTitle("Tahoon API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton();
            foreach (var (document, title) in Titles)
                options.AddDocument(document, title, $"/openapi/{document}.json", isDefault: document == DocumentationExtensions.V1);
        });
    }

    private static async Task<JsonObject> JoinAsync(
        string document, string title, HttpRequest request, ServiceDocuments documents, CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(RouteTable.Services.Select(async service =>
            KeyValuePair.Create(service, await documents.ReadAsync(service, document, cancellation))));
        return JoinedDocument.Join(title, $"{request.Scheme}://{request.Host}", new Dictionary<string, JsonObject?>(parts));
    }
}
