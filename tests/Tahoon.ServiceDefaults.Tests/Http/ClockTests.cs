using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Http;

public sealed class ClockTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_clock_that_stands_still_does_not_hold_a_retry_up()
    {
        await using var host = await DefaultsHost.StartAsync(_ => { });
        var answers = new Queue<HttpStatusCode>([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK]);
        host.Network.Answer("other", _ => new HttpResponseMessage(answers.Dequeue()));
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        var answer = await client.GetAsync(new Uri("http://other/things"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
