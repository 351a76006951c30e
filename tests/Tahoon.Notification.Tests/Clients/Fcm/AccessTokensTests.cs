using Tahoon.Notification.Clients.Fcm;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

public sealed class AccessTokensTests
{
    [Fact]
    public async Task Twenty_at_once_share_one_token_until_five_minutes_before_its_end()
    {
        await using var partner = await PushesAtTheSimulator.Start();

        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get(partner)));
        partner.Clock.Advance(TimeSpan.FromSeconds(3599 - 301));
        var same = await Get(partner);
        partner.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await Get(partner);

        Assert.StartsWith("ya29.", first[0].Value);
        Assert.Single(first.Distinct());
        Assert.Equal(first[0], same);
        Assert.NotEqual(first[0], next);
    }

    [Fact]
    public async Task A_token_that_the_partner_no_longer_takes_is_replaced()
    {
        await using var partner = await PushesAtTheSimulator.Start();
        var first = await Get(partner);
        partner.Clock.Advance(TimeSpan.FromMinutes(1));

        partner.Tokens.Forget("another");
        Assert.Equal(first, await Get(partner));
        partner.Tokens.Forget(first.Value!);
        Assert.NotEqual(first, await Get(partner));
    }

    [Fact]
    public async Task A_refusal_is_remembered_for_a_moment_and_nothing_is_sent()
    {
        await using var partner = await PushesAtTheSimulator.Start();
        await partner.Order(new { mode = "away" });
        var refused = Assert.IsType<PushOutcome.RetryLater>(await partner.Send());
        await partner.Order(new { mode = "normal" });

        var meanwhile = await partner.Send();
        partner.Clock.Advance(TimeSpan.FromSeconds(5));
        var later = await partner.Send();

        Assert.StartsWith("no access token: no answer", refused.Reason);
        Assert.Equal(refused, meanwhile);
        Assert.IsType<PushOutcome.Delivered>(later);
        Assert.Equal(1, await partner.Requests());
    }

    [Fact]
    public async Task An_account_that_the_partner_does_not_know_is_refused_with_its_status()
    {
        using var another = System.Security.Cryptography.RSA.Create(2048);
        await using var partner = await PushesAtTheSimulator.Start(("PrivateKey", another.ExportPkcs8PrivateKeyPem()));

        Assert.Equal(new PushOutcome.RetryLater("no access token: 400"), await partner.Send());
    }

    private static Task<AccessToken> Get(PushesAtTheSimulator partner) =>
        partner.Tokens.Get(TestContext.Current.CancellationToken);
}
