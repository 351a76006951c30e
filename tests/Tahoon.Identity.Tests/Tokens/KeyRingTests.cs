using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Identity.Tokens;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class KeyRingTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private const string Current = RingCertificate.Setting, Older = "Tahoon:DataProtection:OlderCertificates:0";

    private static readonly Guid Signed = DemoClinics.Id(9, 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stored_ring_has_no_key_in_clear()
    {
        Assert.Equal([DemonstrationData.Secret], await SecretsAsync(identity));

        var stored = await identity.Services.ReadAsync<IdentityDb, string?>(
            database => Task.FromResult(database.DataProtectionKeys.First().Xml));

        Assert.Contains("EncryptedData", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_another_certificate_came_the_older_one_still_reads_what_it_encrypted()
    {
        await SecretsAsync(identity);
        await using var rotated = With((Current, RingCertificate.New()), (Older, RingCertificate.Shared));

        Assert.Equal([DemonstrationData.Secret], await SecretsAsync(rotated));
    }

    [Fact]
    public async Task Without_the_certificate_that_encrypted_it_nothing_is_read()
    {
        await SecretsAsync(identity);
        await using var stranger = With((Current, RingCertificate.New()));

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => SecretsAsync(stranger));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_development_there_is_no_ring_in_clear(string environment)
    {
        using var without = With(environment, (Current, ""));

        var refused = Assert.Throws<InvalidOperationException>(() => without.Server);

        Assert.Contains(Current, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_may_be_a_file_or_pem_text_too()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(
            Convert.FromBase64String(RingCertificate.Shared), null, X509KeyStorageFlags.Exportable);
        using var key = certificate.GetRSAPrivateKey()!;
        var pem = certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
        var folder = Directory.CreateTempSubdirectory("tahoon-test-");
        try
        {
            var (pemFile, pfxFile) = (Path.Combine(folder.FullName, "ring.pem"), Path.Combine(folder.FullName, "ring.pfx"));
            await File.WriteAllTextAsync(pemFile, pem, Cancellation);
            await File.WriteAllBytesAsync(pfxFile, Convert.FromBase64String(RingCertificate.Shared), Cancellation);
            await SecretsAsync(identity);
            foreach (var given in new[] { pem, pemFile, pfxFile })
            {
                await using var replica = With((Current, given));
                Assert.Equal([DemonstrationData.Secret], await SecretsAsync(replica));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_certificate_that_can_not_be_read_is_told_by_its_setting_and_not_by_its_text()
    {
        using var wrong = With((Current, "bm90IGEgY2VydGlmaWNhdGU="));

        var refused = Assert.Throws<InvalidOperationException>(() => wrong.Server);

        Assert.Contains(Current, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("bm90", refused.ToString(), StringComparison.Ordinal);
    }

    private WebApplicationFactory<Program> With(params (string Name, string Value)[] settings) => With("Testing", settings);

    private WebApplicationFactory<Program> With(string environment, params (string Name, string Value)[] settings) =>
        identity.WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment);
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
        });

    private static Task<IReadOnlyList<string>> SecretsAsync(WebApplicationFactory<Program> replica) =>
        replica.Services.GetRequiredService<SigningSecrets>().ValidOfAsync(Signed, Cancellation);
}
