namespace Tahoon.Fuzz.Engine;

/// <summary>Makes a failing input smaller for as long as it fails, by leaving out ever smaller pieces.</summary>
internal static class Shrinking
{
    private const int MostTries = 400;

    public static async Task<FuzzInput> ShrinkAsync(FuzzInput failing, Func<FuzzInput, Task<bool>> fails)
    {
        var tries = 0;
        for (var piece = Math.Max(failing.Text.Length / 2, 1); piece > 0; piece /= 2)
        {
            for (var at = 0; at < failing.Text.Length && tries < MostTries;)
            {
                var smaller = failing with { Text = failing.Text.Remove(at, Math.Min(piece, failing.Text.Length - at)) };
                tries++;
                if (await fails(smaller))
                    failing = smaller;
                else
                    at += piece;
            }
        }

        return failing;
    }
}
