using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing.Messaging;

namespace Tahoon.Scheduling.Tests.DeadLetters;

public sealed class RefusalTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Theory]
    [InlineData("?cursor=nonsense", "400 invalid_request")]
    [InlineData("?cursor=_wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "400 invalid_request")]
    [InlineData("?limit=0", "400 invalid_request")]
    [InlineData("?limit=101", "400 invalid_request")]
    [InlineData("?kind=letter", "400 invalid_request")]
    [InlineData("/message-1", "404 not_found")]
    [InlineData("/message-", "404 not_found")]
    [InlineData("/message-+1", "404 not_found")]
    [InlineData("/message-99999999999999999999", "404 not_found")]
    [InlineData("/push-1", "404 not_found")]
    [InlineData("/-", "404 not_found")]
    [InlineData("/nothing", "404 not_found")]
    public async Task What_can_not_be_meant_is_refused(string pathAndQuery, string refusal) =>
        Assert.Equal(refusal, await new DeadLetterCalls(caller => service.ClientFor(caller)).RefusalAsync(pathAndQuery));
}
