using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tahoon.Booking.Clients.VideoSdk;
using Xunit;

namespace Tahoon.Booking.Tests.Clients.VideoSdk;

public sealed class VideoSdkOptionsTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Testing")]
    public void Outside_production_the_simulators_are_known_without_being_told(string environment)
    {
        var options = Read(environment);

        Assert.Equal(new Uri("http://partners"), options.BaseUrl);
        Assert.NotEmpty(options.ApiKey);
        Assert.True(options.Secret.Length >= 32);
    }

    [Fact]
    public void In_production_credentials_are_required()
    {
        var missing = Assert.Throws<OptionsValidationException>(() => Read("Production"));

        Assert.Contains("ApiKey", missing.Message);
        Assert.Contains("Secret", missing.Message);
        Assert.Contains("JoinUrl", missing.Message);
    }

    [Fact]
    public void The_partner_itself_wants_credentials_in_Development_too() =>
        Assert.Throws<OptionsValidationException>(() => Read("Development", ("BaseUrl", "https://api.videosdk.live")));

    [Fact]
    public void In_production_the_partner_is_the_partner() => Assert.Equal(
        new Uri("https://api.videosdk.live"), Read(
            "Production", ("ApiKey", "key"), ("Secret", new string('s', 32)), ("JoinUrl", "https://meet.example.org/")).BaseUrl);

    private static VideoSdkOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"Partners:VideoSdk:{s.Name}", (string?)s.Value)));
        builder.AddVideoSdk();
        builder.Services.AddSingleton(TimeProvider.System);
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<VideoSdkOptions>>().Value;
    }
}
