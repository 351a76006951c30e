using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Tahoon.SystemTests.Support;

/// <summary>The operator's command, as a person gives it.</summary>
internal static partial class OperatorCommand
{
    /// <summary>What it does with dead letters: its exit code, and all that it said.</summary>
    public static Task<(int Code, string Output)> RunAsync(params string[] arguments) => SayAsync(["dead-letters", .. arguments]);

    /// <summary>Has the databases compared and mended, likewise.</summary>
    public static Task<(int Code, string Output)> ReconcileAsync(params string[] arguments) => SayAsync(["reconcile", .. arguments]);

    /// <summary>Whatever it is told: its exit code, and all that it said.</summary>
    public static async Task<(int Code, string Output)> SayAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tahoon.Operator.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The letters of a list, in its first column, whose line has a text.</summary>
    public static IReadOnlyList<string> LettersWith(this string output, string text) =>
        [.. output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => Letter().Match(line).Value)];

    [GeneratedRegex(@"^\S+/\S+")]
    private static partial Regex Letter();
}
