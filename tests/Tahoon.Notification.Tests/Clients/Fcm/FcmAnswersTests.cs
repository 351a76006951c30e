using System.Net;
using Refit;
using Tahoon.Notification.Clients.Fcm;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

/// <summary>Answers that FCM itself does not give: they come from something between it and us.</summary>
public sealed class FcmAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_failure_on_the_way_may_have_come_after_the_acceptance(int status) =>
        Assert.IsType<PushOutcome.Unknown>(await Read(status, "<html>"));

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_wrong_address_is_an_operators_business_and_no_reason_to_delete_a_device(int status) =>
        Assert.Equal(new PushOutcome.GiveUp($"{status}", Alert: true), await Read(status, "{}"));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Credentials_may_be_mended_in_time(int status) =>
        Assert.Equal(new PushOutcome.RetryLater($"{status}"), await Read(status, """{"error":{"code":401,"details":[]}}"""));

    [Fact]
    public async Task A_429_and_a_503_without_a_code_wait_as_those_with_one()
    {
        Assert.Equal(new PushOutcome.RetryLater("429", Now.AddSeconds(60)), await Read(429, ""));
        Assert.Equal(new PushOutcome.RetryLater("503", Now.AddSeconds(10)), await Read(503, ""));
    }

    private static async Task<PushOutcome> Read(int status, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://partners/");
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body), RequestMessage = request };
        var settings = new RefitSettings();
        var error = await ApiException.Create(request, HttpMethod.Post, response, settings);
        using var answer = new ApiResponse<FcmSent>(request, response, null, settings, error);
        return FcmAnswers.Read(answer, Now);
    }
}
