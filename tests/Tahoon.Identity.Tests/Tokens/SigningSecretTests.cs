using Microsoft.Extensions.DependencyInjection;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Identity.Tokens;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class SigningSecretTests(IdentityService identity) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task A_signing_secret_is_stored_encrypted_and_read_by_every_replica()
    {
        await using var replica = identity.WithWebHostBuilder(_ => { });

        var stored = await identity.Services.ReadAsync<IdentityDb, string?>(database => Task.FromResult(
            database.Applications.Single(application => application.RequireSignature).ProtectedSigningSecret));

        Assert.NotNull(stored);
        Assert.DoesNotContain(DemonstrationData.SigningSecret, stored, StringComparison.Ordinal);
        Assert.Equal(DemonstrationData.SigningSecret, replica.Services.GetRequiredService<SigningSecrets>().Read(stored));
    }
}
