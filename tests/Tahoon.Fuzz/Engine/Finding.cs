namespace Tahoon.Fuzz.Engine;

/// <summary>An input that was taken wrongly.</summary>
/// <param name="Case">The case's number; -1 for what showed after all of them.</param>
internal sealed record Finding(string Target, int Seed, int Case, string Wrong, FuzzInput? Smallest)
{
    public override string ToString() => Smallest is null
        ? $"FOUND {Target}, seed {Seed}: {Wrong}"
        : $"FOUND {Target}: {Wrong}\n  {Smallest}\n  again: --target {Target} --seed {Seed} --case {Case}";
}
