using System.Data.Common;
using System.Globalization;

namespace Tahoon.AppHost.Embedded.Options;

/// <summary>What the run command may be told. Everything ends in the configuration under its name.</summary>
internal static class CommandLine
{
    private sealed record Option(string Name, string? Value, string Meaning, Func<string, string?> Complaint);

    private static readonly Option[] Known =
    [
        new("data", "<folder>", "where databases, messages and logs are kept (default: .data in the repository)", Anything),
        new("gateway-port", "<port>", "the gateway's port (default: 8080; 0: a free one)", Port),
        new("console-port", "<port>", "the console's port (default: 18888; 0: a free one)", Port),
        new("replicas", "<n>", "how many of each service and of the gateway (default: 1)", Count),
        new("environment", "<name>", "the services' environment (default: Development, with demonstration data)", Anything),
        new("sql", "<connection string>", "an SQL Server to use; each service has its own database there", Server),
        new("redis", "<connection string>", "a Redis to use", Anything),
        new("restart-pause", "<seconds>", "how long at the most what died stays down (default: 10)", Seconds),
        new("builds", "<file>", "other builds of single replicas, as a roll-out has them (read at each start)", Present),
        new("infrastructure", "embedded", "the only one in this stack; containers need the aspire stack", Embedded),
        new("manifest", "<file>", "write down what would be started, as JSON, and start nothing", Anything),
        new("reset", null, "forget everything in the data folder first", Anything),
        new("help", null, "show this", Anything)
    ];

    public static string Help { get; } = string.Join(Environment.NewLine,
    [
        "Starts the whole of Tahoon on this machine.", "", "Usage: dotnet run --project Tahoon.AppHost [-- <options>]", "",
        .. Known.Select(option => $"  {$"--{option.Name} {option.Value}",-27} {option.Meaning}")
    ]);

    /// <summary>The options by name (a flag is <c>true</c>), or a complaint that a person can act on.</summary>
    public static (IReadOnlyDictionary<string, string?> Options, string? Complaint) Read(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < args.Count; index++)
        {
            var (name, value) = Split(args[index]);
            if (Array.Find(Known, known => known.Name == name) is not { } option)
                return (options, $"Unknown option {args[index]}. --help lists what there is.");

            if (option.Value is null)
                value ??= "true";
            else if (value is null && ++index < args.Count)
                value = args[index];

            if (string.IsNullOrEmpty(value))
                return (options, $"--{name} wants a value: --{name} {option.Value}");
            if (option.Complaint(value) is { } complaint)
                return (options, $"--{name} {value}: {complaint}");
            options[option.Name] = value;
        }

        return (options, null);
    }

    private static (string? Name, string? Value) Split(string argument)
    {
        if (argument is "-h" or "-?")
            return ("help", null);
        if (!argument.StartsWith("--", StringComparison.Ordinal))
            return (null, null);
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private static string? Anything(string value) => null;

    private static string? Present(string value) => File.Exists(value) ? null : "there is no such file";

    private static string? Port(string value) => Number(value) is >= 0 and <= 65535 ? null : "a port is a number from 0 to 65535";

    private static string? Count(string value) => Number(value) is >= 1 and <= 10 ? null : "1 to 10 replicas fit one machine";

    private static string? Seconds(string value) => Number(value) is >= 1 and <= 600 ? null : "1 to 600 seconds";

    private static string? Server(string value)
    {
        try
        {
            var connection = new DbConnectionStringBuilder { ConnectionString = value };
            return connection.ContainsKey("Server") || connection.ContainsKey("Data Source") ? null : "it names no Server";
        }
        catch (ArgumentException)
        {
            return "that is no connection string";
        }
    }

    private static string? Embedded(string value) =>
        value is "embedded" ? null : "build with -p:TahoonStack=aspire for that";

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
