using System.Net;
using System.Net.Sockets;
using System.Text;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Edge;

public sealed class ConnectionTests
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["Tahoon:Connections:HeadersSeconds"] = "1",
        ["Tahoon:Connections:GraceSeconds"] = "1.1",
        ["Tahoon:Connections:BytesPerSecond"] = "100",
        ["Tahoon:Connections:IdleSeconds"] = "1",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_that_trickles_in_is_cut_off()
    {
        await using var gateway = GatewayUnderTest.With(Short);

        var answer = await TrickleAsync(gateway, "GET /health/live HTTP/1.1\r\nHost: a\r\n", "X: y\r\n");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_cut_off()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.With(Short, ("booking", [backend.Address]));

        var answer = await TrickleAsync(
            gateway, "POST /api/v1/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n", "x");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request_timeout\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_nothing_is_closed()
    {
        await using var gateway = GatewayUnderTest.With(Short);

        Assert.Equal("", await TrickleAsync(gateway, "", ""));
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_in_chunks_is_refused()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = new StreamContent(new MemoryStream(new byte[1024 * 1024 + 1])),
        };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await gateway.Client.SendAsync(request, Cancellation);

        Assert.Equal("too_large", await Problems.CodeAsync(answer));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 404)]
    [InlineData("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task What_is_no_request_is_refused_and_the_connection_closed(string text, int status)
    {
        await using var gateway = GatewayUnderTest.Before();

        var answer = await gateway.RawAsync(text.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Kestrel", answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Sends a start and then a bit every 200 ms, until the other side has had enough; what it answered.</summary>
    private static async Task<string> TrickleAsync(GatewayUnderTest gateway, string start, string bit)
    {
        var address = gateway.Client.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancellation);
        await using var stream = socket.GetStream();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        var reading = stream.CopyToAsync(answer, patience.Token);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(start), patience.Token);
            while (!reading.IsCompleted)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(bit), patience.Token);
                await Task.WhenAny(reading, Task.Delay(200, patience.Token));
            }

            await reading;
        }
        catch (IOException)
        {
            // closed while we wrote
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }
}
