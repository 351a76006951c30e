using System.Diagnostics;

namespace Tahoon.Testing.Statements;

/// <summary>Who asks: SQLite is asked and answers on one stack, so whoever asked is on it.</summary>
internal static class StatementSite
{
    private static readonly string[] Product =
        [.. StatementFiles.Services.Select(service => $"Tahoon.{service}"), "Tahoon.Messaging", "Tahoon.ServiceDefaults"];

    /// <summary>The nearest type of ours below EF Core; null where that is a test's.</summary>
    public static string? Current()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: false).GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            var assembly = type?.Assembly.GetName().Name;
            if (assembly?.StartsWith("Tahoon.", StringComparison.Ordinal) is not true || type!.Namespace == typeof(StatementSite).Namespace)
                continue;
            return Product.Contains(assembly) ? NameOf(type) : null;
        }

        return "?";
    }

    private static string NameOf(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Name.Split('`')[0];
    }
}
