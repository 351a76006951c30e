using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Security;

public sealed class NoKeyRingTests
{
    [Fact]
    public async Task The_key_that_the_framework_makes_at_the_start_is_written_nowhere()
    {
        await using var host = await DefaultsHost.StartAsync(_ => { });

        var key = Assert.Single(host.Services.GetRequiredService<IKeyManager>().GetAllKeys());

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.False(File.Exists(Path.Combine(home, ".aspnet", "DataProtection-Keys", $"key-{key.KeyId}.xml")));
    }
}
