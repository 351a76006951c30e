using System.Text.Json.Nodes;
using Tahoon.Azure.Tests.Templates;

namespace Tahoon.Azure.Tests;

/// <summary>The application, and what each parameter file makes of it; worked out once.</summary>
internal static class Deployments
{
    public static readonly Lazy<Model> Application = new(Model.Read);

    private static readonly Dictionary<string, Lazy<Deployment>> Known = new()
    {
        ["test"] = new(() => Deployment.Predict("main.parameters.json")),
        ["production"] = new(() => Deployment.Predict("production.parameters.json")),
        ["production, closed, keys being changed"] = new(() => Deployment.Predict(
            "production.parameters.json", ("privateNetworking", true), ("olderInUse", Two("key-ring-certificate", "identifier-key")),
            ("olderKeyRingCertificate", "given"), ("olderIdentifierKey", "given"))),
        ["test, closed"] = new(() => Deployment.Predict("main.parameters.json", ("privateNetworking", true))),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static Deployment Of(string name) => Known[name].Value;

    private static JsonArray Two(string one, string other) => [one, other];
}
