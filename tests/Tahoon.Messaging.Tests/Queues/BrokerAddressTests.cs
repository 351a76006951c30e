using Tahoon.Messaging.Amqp;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("Endpoint=sb://127.0.0.1:5673;SharedAccessKeyName=k;SharedAccessKey=s=;UseDevelopmentEmulator=true;", "127.0.0.1", 5673)]
    [InlineData("UseDevelopmentEmulator=True;Endpoint=sb://localhost/", "localhost", 5672)]
    [InlineData(" endpoint = sb://localhost:1 ; usedevelopmentemulator = true ", "localhost", 1)]
    public void A_development_broker_s_connection_string_is_read(string connectionString, string host, int port) =>
        Assert.Equal(new BrokerAddress(host, port), BrokerAddress.Parse(connectionString));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("Endpoint=sb://tahoon.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=s")]
    [InlineData("Endpoint=http://localhost:5672;UseDevelopmentEmulator=true")]
    [InlineData("UseDevelopmentEmulator=true")]
    public void Anything_else_is_refused(string connectionString) =>
        Assert.Throws<FormatException>(() => BrokerAddress.Parse(connectionString));

    [Fact]
    public void A_refusal_does_not_show_the_key()
    {
        var refused = Assert.Throws<FormatException>(
            () => BrokerAddress.Parse("Endpoint=sb://far/;SharedAccessKeyName=k;SharedAccessKey=secret-key"));

        Assert.DoesNotContain("secret-key", refused.ToString(), StringComparison.Ordinal);
    }
}
