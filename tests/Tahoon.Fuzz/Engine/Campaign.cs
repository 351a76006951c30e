using System.Diagnostics;
using System.Globalization;
using Tahoon.Fuzz.Targets;

namespace Tahoon.Fuzz.Engine;

/// <summary>Tries many cases on each target.</summary>
internal static class Campaign
{
    private const int MostFindings = 5;

    private static readonly Dictionary<string, Func<Target>> Makers = new()
    {
        ["ids"] = () => new IdTarget(),
        ["tokens"] = () => new TokenTarget(),
        ["signatures"] = () => new SignatureTarget(),
        ["keys"] = () => new KeyTarget(),
        ["cursors"] = () => new CursorTarget(),
        ["json"] = () => new JsonTarget(),
        ["amqp"] = () => new AmqpTarget(),
    };

    public static IReadOnlyCollection<string> TargetNames => Makers.Keys;

    /// <summary>Runs it and tells how it went; true where nothing was found.</summary>
    public static async Task<bool> RunAsync(FuzzOptions options, TextWriter output)
    {
        var clean = true;
        foreach (var name in TargetNames.Where(name => options.Only is null || name == options.Only))
        {
            var findings = await RunAsync(name, options, output);
            foreach (var finding in findings)
                await output.WriteLineAsync(finding.ToString());
            clean &= findings.Count == 0;
        }

        return clean;
    }

    /// <summary>Runs one target; what was found.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(string name, FuzzOptions options, TextWriter output)
    {
        await using var target = Makers[name]();
        await target.StartAsync();
        var findings = new List<Finding>();
        var (first, count) = options.Case is { } one
            ? (one, 1)
            : (0, options.Only is null ? (int)Math.Max((long)options.Cases * target.Share / 1000, 1) : options.Cases);

        var clock = Stopwatch.StartNew();
        for (var number = first; number < first + count && findings.Count < MostFindings; number++)
        {
            var input = target.Make(RandomOf(options.Seed, number));
            if (await WrongAsync(target, input) is { } wrong)
                findings.Add(await FoundAsync(target, options.Seed, number, input, wrong));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (await target.FinishAsync() is { } after)
            findings.Add(new Finding(name, options.Seed, -1, after, null));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{name,-10} seed {options.Seed}: {count,9:N0} cases, {count / seconds,9:N0} a second, {findings.Count} findings"));
        return findings;
    }

    private static async Task<Finding> FoundAsync(Target target, int seed, int number, FuzzInput input, string wrong)
    {
        var smallest = await Shrinking.ShrinkAsync(input, async smaller => await WrongAsync(target, smaller) is not null);
        return new Finding(target.Name, seed, number, await WrongAsync(target, smallest) ?? wrong, smallest);
    }

    private static async Task<string?> WrongAsync(Target target, FuzzInput input)
    {
        try
        {
            return await target.TryAsync(input);
        }
#pragma warning disable CA1031 // whatever it throws is what is looked for
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"thrown: {exception}";
        }
    }

    private static Random RandomOf(int seed, int number) => new(unchecked((seed * -1640531527) ^ (number * -2048144789)));
}
