using System.Text.RegularExpressions;
using Xunit;

namespace Tahoon.Architecture.Tests;

public sealed partial class NamingTests
{
    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(
        SourceTree.Sources.SelectMany(file => file.Matches(SaysNothing())));

    [Fact]
    public void Types_are_found_at_all() => Assert.NotEmpty(SourceTree.Sources.SelectMany(file => file.Matches(Type())));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|Helpers?|Util(s|ity|ities)?|Common|Dto)\b")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w+")]
    private static partial Regex Type();
}
