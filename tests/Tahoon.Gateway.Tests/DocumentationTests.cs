using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests;

public sealed partial class DocumentationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_services_documents_are_joined_to_one()
    {
        await using var booking = await ServiceAsync("booking", "/api/v1/bookings", "Money", "string");
        await using var catalogue = await ServiceAsync("catalogue", "/api/v1/providers/{id}", "Money", "string");
        await using var gateway = GatewayUnderTest.Before(("booking", [booking.Address]), ("catalogue", [catalogue.Address]));

        var joined = await ReadAsync(gateway, "/openapi/v1.json");

        Assert.Equal(["/api/v1/providers/{id}", "/api/v1/bookings"], joined["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(["Money"], joined["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
        Assert.Equal("bearer", (string?)joined["components"]!["securitySchemes"]!["bearer"]!["scheme"]);
        Assert.Equal(gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), (string?)joined["servers"]![0]!["url"]);
        Assert.Contains("left out: identity, scheduling, notification", (string?)joined["info"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_schemas_of_one_name_both_stay_and_are_referred_to()
    {
        await using var catalogue = await ServiceAsync("catalogue", "/api/v1/providers/{id}", "Thing", "string");
        await using var booking = await ServiceAsync("booking", "/api/v1/bookings", "Thing", "integer");
        await using var gateway = GatewayUnderTest.Before(("booking", [booking.Address]), ("catalogue", [catalogue.Address]));

        var joined = await ReadAsync(gateway, "/openapi/v1.json");

        Assert.Equal("string", (string?)joined["components"]!["schemas"]!["Thing"]!["type"]);
        Assert.Equal("integer", (string?)joined["components"]!["schemas"]!["BookingThing"]!["type"]);
        Assert.Equal("#/components/schemas/Thing", (string?)joined["paths"]!["/api/v1/providers/{id}"]!["get"]!["x-of"]!["$ref"]);
        Assert.Equal("#/components/schemas/BookingThing", (string?)joined["paths"]!["/api/v1/bookings"]!["get"]!["x-of"]!["$ref"]);
    }

    [Fact]
    public async Task The_documents_are_asked_for_once_a_minute()
    {
        await using var booking = await ServiceAsync("booking", "/api/v1/bookings", "Money", "string");
        await using var gateway = GatewayUnderTest.Before(("booking", [booking.Address]));

        await ReadAsync(gateway, "/openapi/v1.json");
        await ReadAsync(gateway, "/openapi/v1.json");
        await ReadAsync(gateway, "/openapi/audited.json");

        Assert.Equal(["/openapi/v1.json", "/openapi/audited.json"], booking.Requests.Select(asked => asked.Target));
    }

    [Fact]
    public async Task The_root_leads_to_the_reference_and_all_of_it_is_served_from_here()
    {
        await using var gateway = GatewayUnderTest.Before();

        using var root = await gateway.Client.GetAsync("/", Cancellation);
        using var start = await gateway.Client.GetAsync(root.Headers.Location, Cancellation);
        var docs = new Uri(gateway.Client.BaseAddress!, "/docs");
        var address = start.Headers.Location is { } moved ? new Uri(docs, moved) : docs;
        using var page = await gateway.Client.GetAsync(address, Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, root.StatusCode);
        Assert.Equal("/docs", root.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("\"openapi/audited.json\"", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var scripts = Script().Matches(html).Select(script => script.Groups[1].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            var source = new Uri(address, script);
            Assert.Equal(gateway.Client.BaseAddress!.Authority, source.Authority);
            using var served = await gateway.Client.GetAsync(source, Cancellation);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    [GeneratedRegex("""<script[^>]* src="([^"]+)""")]
    private static partial Regex Script();

    private static async Task<JsonObject> ReadAsync(GatewayUnderTest gateway, string path) =>
        await gateway.Client.GetFromJsonAsync<JsonObject>(path, Cancellation) ?? throw new InvalidOperationException("No document.");

    private static Task<Backend> ServiceAsync(string service, string path, string schema, string type)
    {
        var document = $$"""
            {
              "openapi": "3.1.1",
              "info": { "title": "{{service}}", "version": "1.0" },
              "paths": { "{{path}}": { "get": { "tags": ["{{service}}"], "x-of": { "$ref": "#/components/schemas/{{schema}}" } } } },
              "components": { "schemas": { "{{schema}}": { "type": "{{type}}" } } },
              "tags": [{ "name": "{{service}}" }]
            }
            """;
        return Backend.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(document);
        });
    }
}
