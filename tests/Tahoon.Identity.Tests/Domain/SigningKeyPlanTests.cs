using Tahoon.Identity.Domain;
using Xunit;

namespace Tahoon.Identity.Tests.Domain;

public sealed class SigningKeyPlanTests
{
    private static readonly DateTime Start = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Without_a_key_one_is_due_at_once() => Assert.Equal(Start, SigningKeyPlan.NextDue([], Start));

    [Fact]
    public void A_young_key_needs_no_successor() =>
        Assert.Null(SigningKeyPlan.NextDue([Key(1, Start)], Start.AddDays(29).AddTicks(-1)));

    [Fact]
    public void A_day_before_a_key_is_old_its_successor_is_due_to_sign_from_then_on() =>
        Assert.Equal(Start.AddDays(30), SigningKeyPlan.NextDue([Key(1, Start)], Start.AddDays(29)));

    [Fact]
    public void After_a_long_silence_the_successor_is_still_published_a_day_ahead() =>
        Assert.Equal(Start.AddDays(101), SigningKeyPlan.NextDue([Key(1, Start)], Start.AddDays(100)));

    [Fact]
    public void With_a_successor_waiting_nothing_is_due() =>
        Assert.Null(SigningKeyPlan.NextDue([Key(1, Start), Key(2, Start.AddDays(30))], Start.AddDays(29.5)));

    [Fact]
    public void The_newest_key_that_may_sign_does()
    {
        SigningKey[] keys = [Key(1, Start), Key(2, Start.AddDays(30))];

        Assert.Equal(1, SigningKeyPlan.Signing(keys, Start.AddDays(30).AddTicks(-1))?.Generation);
        Assert.Equal(2, SigningKeyPlan.Signing(keys, Start.AddDays(30))?.Generation);
    }

    [Fact]
    public void A_key_stays_published_for_a_day_after_its_successor_signs()
    {
        SigningKey[] keys = [Key(1, Start), Key(2, Start.AddDays(30))];

        Assert.Equal(2, SigningKeyPlan.Published(keys, Start.AddDays(31).AddTicks(-1)).Count);
        Assert.Equal(2, Assert.Single(SigningKeyPlan.Published(keys, Start.AddDays(31))).Generation);
    }

    private static SigningKey Key(int generation, DateTime signsFrom) => new()
    {
        Generation = generation,
        KeyId = $"key-{generation}",
        ProtectedPrivateKey = "",
        CreatedAt = signsFrom.AddDays(-1),
        SignsFrom = signsFrom,
    };
}
