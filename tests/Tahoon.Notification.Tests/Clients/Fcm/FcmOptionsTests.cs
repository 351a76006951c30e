using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tahoon.Notification.Clients.Fcm;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

public sealed class FcmOptionsTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Testing")]
    public void Outside_production_an_account_for_the_simulators_is_made_up(string environment)
    {
        var options = Read(environment);

        Assert.Equal(new Uri("http://partners"), options.BaseUrl);
        Assert.Equal(new Uri("http://partners/token"), options.TokenUrl);
        Assert.NotEmpty(options.ProjectId);
        Assert.NotEmpty(options.ClientEmail);
        using var key = RSA.Create();
        key.ImportFromPem(options.PrivateKey);
        Assert.Equal(2048, key.KeySize);
    }

    [Fact]
    public void In_production_the_partner_is_the_partner_and_the_account_required()
    {
        var missing = Assert.Throws<OptionsValidationException>(() => Read("Production"));
        var options = Read("Production", ("ProjectId", "p"), ("ClientEmail", "e"), ("PrivateKey", "k"));

        Assert.Contains("ProjectId", missing.Message);
        Assert.Contains("ClientEmail", missing.Message);
        Assert.Contains("PrivateKey", missing.Message);
        Assert.Equal(new Uri("https://fcm.googleapis.com"), options.BaseUrl);
        Assert.Equal(new Uri("https://oauth2.googleapis.com/token"), options.TokenUrl);
    }

    [Fact]
    public void The_partner_itself_wants_an_account_in_Development_too() =>
        Assert.Throws<OptionsValidationException>(() => Read("Development", ("BaseUrl", "https://fcm.googleapis.com")));

    private static FcmOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"Partners:Fcm:{s.Name}", (string?)s.Value)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddFcm();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<FcmOptions>>().Value;
    }
}
