using System.Security.Cryptography;

namespace Tahoon.AppHost.Embedded;

internal abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

/// <summary>A random text of letters and digits (and a few signs, unless told not to).</summary>
internal sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Signs = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Special { get; set; } = true;

    public override string GetDefaultValue() =>
        RandomNumberGenerator.GetString(Special ? Letters + Signs : Letters, MinLength);
}
