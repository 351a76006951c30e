using FsCheck.Xunit;
using Tahoon.Notification.Domain;
using Xunit;

namespace Tahoon.Notification.Tests.Domain;

public sealed class NameIdTests
{
    [Fact]
    public void The_same_names_make_the_same_id_for_ever() =>
        Assert.Equal(Guid.Parse("e5fd57e0-35f5-8f94-b4e7-e2357f51e59b"), NameId.Of("event", "device"));

    [Property]
    public bool Names_are_not_run_together(string? first, string? second)
    {
        var (a, b) = (first ?? "", second ?? "");
        return NameId.Of(a, b) != NameId.Of(a + b, "") || b.Length == 0;
    }

    [Fact]
    public void An_id_says_that_it_was_made_of_names() => Assert.Equal(8, NameId.Of("event", "device").Version);
}
