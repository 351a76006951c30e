namespace Tahoon.AppHost.Tests.Model;

/// <summary>One type of Aspire's as the checked-in list has it.</summary>
internal sealed record AspireType(string Name, IReadOnlyList<string> Interfaces, IReadOnlyList<string> Members)
{
    public static IReadOnlyList<AspireType> ReadAll()
    {
        var types = new List<(string Head, List<string> Members)>();
        using var stream = typeof(AspireType).Assembly.GetManifestResourceStream("aspire-13.5.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("Aspire.", StringComparison.Ordinal))
                types.Add((line, []));
            else if (line.StartsWith("  ", StringComparison.Ordinal))
                types[^1].Members.Add(line.Trim());
        }

        return [.. types.Select(type => Of(type.Head, type.Members))];
    }

    /// <summary>The type of the same name here.</summary>
    public Type Embedded() => typeof(AppHost.Embedded.DistributedApplication).Assembly
        .GetType($"Tahoon.AppHost.Embedded.{Name}") ?? throw new InvalidOperationException($"There is no {Name} here.");

    private static AspireType Of(string head, List<string> members)
    {
        var parts = head.Split(" : ");
        var name = parts[0][(parts[0].LastIndexOf('.') + 1)..].Replace("<T>", "`1", StringComparison.Ordinal);
        return new AspireType(name, parts.Length > 1 ? parts[1].Split(", ") : [], members);
    }
}
