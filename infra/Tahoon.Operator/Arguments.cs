namespace Tahoon.Operator;

/// <summary>What an operator asks for.</summary>
/// <param name="Verb">list, show, replay or reconcile.</param>
/// <param name="Letters">Which dead letters, as <c>service/id</c>.</param>
internal sealed record Arguments(string Verb, IReadOnlyList<string> Letters)
{
    public const string Usage = """
        dead-letters list [--kind message|work] [--reason <reason>]
        dead-letters show <service>/<id>
        dead-letters replay <service>/<id>… | --all [--kind message|work] [--reason <reason>]
        reconcile

        Where:  --data <folder> of a running system (.data), or --identity, --scheduling, --booking, --notification <url>
        Who:    --key <operator's key>, or TAHOON_OPERATOR_KEY; a system of --data is asked with the demonstration's else
        Ends with 0, with 1 where a service does not answer or something is not replayed, with 2 where it is not understood, with 3
        where a reconciliation found what people have to be told.
        """;

    public const string Reconcile = "reconcile";

    private static readonly string[] Verbs = ["list", "show", "replay"];

    public bool All { get; private set; }

    public string? Kind { get; private set; }

    public string? Reason { get; private set; }

    public string Data { get; private set; } = ".data";

    public string? Key { get; private set; } = Environment.GetEnvironmentVariable("TAHOON_OPERATOR_KEY");

    /// <summary>Addresses by service, where any is given.</summary>
    public Dictionary<string, Uri> Addresses { get; } = [];

    public static Arguments? Read(string[] args, out string? problem)
    {
        problem = null;
        if (VerbOf(args) is not { } verb)
        {
            problem = "It can list, show and replay dead letters, reconcile, and look whether a deployment works.";
            return null;
        }

        var letters = new List<string>();
        var arguments = new Arguments(verb, letters);
        for (var i = verb == Reconcile ? 1 : 2; i < args.Length && problem is null; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                letters.Add(args[i]);
            else if (args[i] == "--all")
                arguments.All = true;
            else if (i + 1 == args.Length || !arguments.Take(args[i][2..], args[++i]))
                problem = $"{args[i]} is not understood.";
        }

        problem ??= arguments.Missing();
        return problem is null ? arguments : null;
    }

    private static string? VerbOf(string[] args) => args switch
    {
        [Reconcile, ..] => Reconcile,
        ["dead-letters", var verb, ..] when Verbs.Contains(verb) => verb,
        _ => null,
    };

    private bool Take(string option, string value)
    {
        switch (option)
        {
            case "kind":
                Kind = value;
                return true;
            case "reason":
                Reason = value;
                return true;
            case "data":
                Data = value;
                return true;
            case "key":
                Key = value;
                return true;
            default:
                return (option == "identity" || Services.Names.Contains(option))
                    && Uri.TryCreate(value, UriKind.Absolute, out var address) && Addresses.TryAdd(option, address);
        }
    }

    private string? Missing()
    {
        var narrowed = All || Kind is not null || Reason is not null;
        return (Verb, Letters.Count) switch
        {
            (Reconcile, > 0) => "A reconciliation takes no ids.",
            (Reconcile, _) when narrowed => "A reconciliation looks at everything.",
            ("list", > 0) => "A list takes no ids.",
            ("list", _) when All => "A list has all.",
            ("show", not 1) => "One can be shown at a time.",
            ("show", _) when narrowed => "What is shown is named by its id.",
            ("replay", 0) when !All => "Which are to be replayed: ids, or --all?",
            ("replay", > 0) when narrowed => "Either ids or --all.",
            _ => Letters.FirstOrDefault(letter => !IsLetter(letter)) is { } odd ? $"{odd} is not of the form service/id." : null,
        };
    }

    private static bool IsLetter(string text) =>
        text.Split('/') is [var service, { Length: > 0 }] && Services.Names.Contains(service);
}
