namespace Tahoon.SecurityTests.Input;

/// <summary>Texts that break what is careless with them.</summary>
internal static class Texts
{
    public static string Long { get; } = new('x', 6_000);

    /// <summary>Valid in what people write.</summary>
    public static IReadOnlyList<(string Name, string Text)> OtherScripts { get; } =
    [
        ("in Arabic", "محمد الصباح"), ("in Devanagari", "नमस्ते"), ("with an emoji of many parts", "👩‍👩‍👧 👍🏽"),
        ("with combining marks", "Cafe\u0301"), ("with an apostrophe", "O'Brien; DROP TABLE Users;--"),
    ];

    /// <summary>Nobody means them: no member takes them.</summary>
    public static IReadOnlyList<(string Name, string Text)> Unsafe { get; } =
    [
        ("with a script", "<script>alert(1)</script>"), ("with markup", "<img src=x onerror=alert(1)>"),
        ("with a character reference", "&#60;b&#62;"), ("with NUL", "a\0b"), ("with an escape sequence", "a\u001b[2Jb"),
        ("turned around", "a\u202eb"), ("with an isolate", "a\u2066b"), ("with a zero-width blank", "a\u200bb"), ("with a byte order mark", "a\ufeffb"),
        ("with a delete", "a\u007fb"), ("with a C1 control", "a\u0085b"),
    ];

    /// <summary>Harmless as text, and no value of a closed set.</summary>
    public static IReadOnlyList<(string Name, string Text)> Injections { get; } =
    [
        ("with SQL", "' OR 1=1;--"), ("with a template", "{{7*7}}${7*7}<%= 7*7 %>"), ("with a path", "../../../../etc/passwd"),
        ("with a look-up", "${jndi:ldap://127.0.0.1/a}"), ("with a header", "a\r\nSet-Cookie: a=b"), ("with a format", "%s%n%x"),
        ("not a number", "NaN"), ("with a wildcard", "%"),
    ];

    /// <summary>JSON strings that are no text.</summary>
    public static IReadOnlyList<(string Name, string Json)> BrokenEscapes { get; } =
    [
        ("half a surrogate pair", "\"a\\ud800b\""), ("the other half", "\"a\\udc00b\""), ("a raw control character", "\"a\u0001b\""),
        ("an unknown escape", "\"a\\qb\""),
    ];
}
