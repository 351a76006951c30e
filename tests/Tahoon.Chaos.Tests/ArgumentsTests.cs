using Xunit;

namespace Tahoon.Chaos.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void All_may_be_left_out() => Assert.Equal(new Arguments(2, 1, null), Arguments.Read([], out _));

    [Fact]
    public void Minutes_may_be_fractions() =>
        Assert.Equal(new Arguments(0.6, 7, "/tmp/kept"), Arguments.Read(["--minutes", "0.6", "--seed", "7", "--data", "/tmp/kept"], out _));

    [Theory]
    [InlineData("--minutes", "0.4")]
    [InlineData("--minutes", "many")]
    [InlineData("--minutes")]
    [InlineData("--seed", "x")]
    [InlineData("--data")]
    [InlineData("--faults", "40")]
    public void What_is_not_understood_is_named(params string[] args)
    {
        Assert.Null(Arguments.Read(args, out var problem));
        Assert.StartsWith(args[0], problem, StringComparison.Ordinal);
    }
}
