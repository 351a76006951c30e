namespace Tahoon.Identity.Domain;

/// <summary>An application has at most two valid keys, and two valid signing secrets, so that one can replace the other.</summary>
internal static class Slots
{
    public const int First = 1, Last = 2;

    /// <summary>The first slot that is not taken, or null where both are.</summary>
    public static int? Free(IEnumerable<int> taken)
    {
        var all = taken.ToHashSet();
        return Enumerable.Range(First, Last).Where(slot => !all.Contains(slot)).Cast<int?>().FirstOrDefault();
    }
}
