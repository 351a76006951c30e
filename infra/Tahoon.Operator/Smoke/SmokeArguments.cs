namespace Tahoon.Operator.Smoke;

/// <summary>What a deployment is looked at with.</summary>
/// <param name="Book">Also a session is booked and cancelled, by a user that is erased afterwards.</param>
internal sealed record SmokeArguments(Uri Gateway, string AccessKey, bool Book)
{
    public const string Usage = """
        smoke --gateway <url> [--access-key <an application's key>] [--book]

        Looks whether a deployment works, as a client application does: health, a token, the catalogue, free time. With --book it
        also registers a user, books the first free session, waits for its room, cancels, and erases the user.
        The key may be in TAHOON_ACCESS_KEY instead. Ends with 0, with 1 where something does not work.
        """;

    public static SmokeArguments? Read(string[] args)
    {
        Uri? gateway = null;
        var (key, book) = (Environment.GetEnvironmentVariable("TAHOON_ACCESS_KEY"), false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--book")
                book = true;
            else if (args[i] == "--access-key" && i + 1 < args.Length)
                key = args[++i];
            else if (args[i] != "--gateway" || i + 1 == args.Length || !Uri.TryCreate(args[++i], UriKind.Absolute, out gateway))
                return null;
        }

        return gateway is null || string.IsNullOrEmpty(key) ? null : new SmokeArguments(gateway, key, book);
    }
}
