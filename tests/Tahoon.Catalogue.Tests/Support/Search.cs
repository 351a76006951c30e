using System.Text.Json.Nodes;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>What the tests of the search ask and read.</summary>
internal static class Search
{
    public const string Audited = "/api/careprovider/getcareproviderslistwithschedule", V1 = "/api/v1/providers/search";

    /// <summary>A search that finds all of a clinic, with members changed or added.</summary>
    public static JsonObject Wish(params (string Member, JsonNode? Value)[] members)
    {
        var wish = new JsonObject
        {
            ["from"] = "2026-06-02T00:00:00Z",
            ["to"] = "2026-06-05T00:00:00Z",
            ["timeZone"] = "Asia/Kuwait",
            ["durationMinutes"] = 30,
        };
        foreach (var (member, value) in members)
            wish[member] = value;
        return wish;
    }

    /// <summary>The number of the demonstration provider of an id.</summary>
    public static int Number(JsonNode? id)
    {
        var provider = PublicId.Read<ProviderId>((string?)id);
        return DemoClinics.Providers.Single(known => known.ProviderId == provider.Value).Number;
    }
}
