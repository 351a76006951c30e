using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tahoon.Testing;

namespace Tahoon.Azure.Tests.Templates;

/// <summary>A program of AppHost.cs.</summary>
/// <param name="Environment">Name to value; what is known only in a run is an expression in braces.</param>
internal sealed record Part(
    string Name, bool IsExternal, string? Health, IReadOnlyList<string> Args, IReadOnlyDictionary<string, string> Environment)
{
    public string? Database => Environment.Keys.Select(key => Regex.Match(key, "^ConnectionStrings__(.*-db)$"))
        .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    /// <summary>Whom it calls.</summary>
    public IEnumerable<string> Calls => Environment.Keys.Select(key => Regex.Match(key, "^services__(.*)__http__0$"))
        .Where(match => match.Success).Select(match => match.Groups[1].Value);
}

/// <summary>The application as AppHost.cs has it, and the queues as the services' sources use them.</summary>
internal sealed partial class Model
{
    private static readonly ConcurrentDictionary<(string, string), IReadOnlySet<string>> Known = new();

    private readonly IReadOnlyList<Part> _parts;

    private Model(IReadOnlyList<Part> parts) => _parts = parts;

    public IEnumerable<Part> Services => _parts.Where(part =>
        part.Name is not "partners" && !part.Name.StartsWith("dev-", StringComparison.Ordinal) && !IsMigration(part));

    /// <summary>By the service's name.</summary>
    public IReadOnlyDictionary<string, Part> Migrations => _parts.Where(IsMigration).ToDictionary(part => part.Name[..^"-migrations".Length]);

    /// <summary>What the development broker is told.</summary>
    public string Broker(string option)
    {
        var args = _parts.Single(part => part.Name == "dev-broker").Args;
        return args[args.ToList().IndexOf($"--{option}") + 1];
    }

    public static Model Read()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("tahoon-").FullName, "manifest.json");
        Tools.AppHost("--manifest", file);
        var resources = JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsObject();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return new Model([.. resources.Where(one => (string?)one.Value!["type"] == "project.v0").Select(one => Read(one.Key, one.Value!))]);
    }

    public static IReadOnlySet<string> ReceivesFrom(string service) => QueuesIn(service, Consumer());

    /// <summary>A consumer sends to its queue, too: what an operator replays of its dead letters.</summary>
    public static IReadOnlySet<string> SendsTo(string service) => QueuesIn(service, Queue());

    private static bool IsMigration(Part part) => part.Name.EndsWith("-migrations", StringComparison.Ordinal);

    private static Part Read(string name, JsonNode part) => new(
        name,
        part["bindings"]!.AsObject().Any(binding => (bool)binding.Value!["external"]!),
        (string?)part["health"],
        [.. part["args"]!.AsArray().Select(argument => (string)argument!)],
        part["env"]!.AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!));

    private static IReadOnlySet<string> QueuesIn(string service, Regex mention) => Known.GetOrAdd((service, mention.ToString()), _ => new HashSet<string>(
    [
        .. Directory.EnumerateFiles(Repository.At("services", $"Tahoon.{char.ToUpperInvariant(service[0])}{service[1..]}"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => mention.Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value.ToLowerInvariant()),
    ]));

    [GeneratedRegex(@"QueueNames\.(\w+)")]
    private static partial Regex Queue();

    [GeneratedRegex(@"AddConsumer<\w+>\(QueueNames\.(\w+)")]
    private static partial Regex Consumer();
}
