using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class SigningSecretTests(IdentityService identity) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task A_signing_secret_is_stored_encrypted_and_read_by_every_replica()
    {
        await using var replica = identity.WithWebHostBuilder(_ => { });
        var signed = DemoClinics.Id(9, 2);

        var stored = await identity.Services.GetRequiredService<Database<IdentityDb>>().AsSystem.ReadAsync(
            (database, _) => Task.FromResult(database.SigningSecrets.Single(secret => secret.ApplicationId == signed)),
            TestContext.Current.CancellationToken);
        var read = await replica.Services.GetRequiredService<SigningSecrets>().ValidOfAsync(signed, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(DemonstrationData.Secret, stored.ProtectedText, StringComparison.Ordinal);
        Assert.Equal([DemonstrationData.Secret], read);
    }
}
