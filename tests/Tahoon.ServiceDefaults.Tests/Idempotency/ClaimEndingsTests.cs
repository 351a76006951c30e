using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Tests.Support;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Idempotency;

public sealed class ClaimEndingsTests : IDisposable
{
    private static readonly StoredAnswer Newer = new(201, """{"made":true}""");

    private readonly ThingsFile _file = new();
    private readonly Claims<ThingsDb> _claims;
    private readonly ClaimEndings<ThingsDb> _endings;
    private readonly ClaimKey _key = new(Guid.NewGuid(), new string('a', 64));

    public ClaimEndingsTests()
    {
        _claims = new Claims<ThingsDb>(_file.Database);
        _endings = new ClaimEndings<ThingsDb>(_claims, _file.Database, NullLogger<ClaimEndings<ThingsDb>>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Refusals => new()
    {
        { Failures.SlotNotOffered.Code, true },
        { Failures.TooManyHolds.Code, true },
        { Failures.CancellationWindowClosed.Code, true },
        { Failures.SlotTaken.Code, true },
        { Failures.HoldExpired.Code, true },
        { Failures.Conflict.Code, false },
        { Failures.PreconditionFailed.Code, false },
        { Failures.NotFound.Code, false },
        { Failures.RateLimited.Code, false },
        { Failures.Unavailable.Code, false },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_stays_true_of_the_request_is_the_key_s_answer_and_after_anything_else_it_may_be_tried_again(
        string code, bool final)
    {
        var failure = All.Single(failure => failure.Code == code);
        var refused = await WriteAsync(await _endings.RefuseAsync(Http(), await StartAsync(), failure, Cancellation));

        Assert.Equal(failure.Status, refused.Status);
        Assert.Contains($"\"code\":\"{code}\"", refused.Body, StringComparison.Ordinal);
        var again = await _claims.OpenAsync(_key, "request", Cancellation);
        if (final)
            Assert.Equal(refused.Body, Assert.IsType<ClaimOutcome.Answered>(again).Answer.Body);
        else
            Assert.Equal(2, Assert.IsType<ClaimOutcome.Started>(again).Claim.Attempt);
    }

    [Fact]
    public async Task A_refusal_of_an_attempt_that_was_passed_is_not_told_once_the_newer_one_has_answered()
    {
        var (passed, newer) = await TakenOverAsync();
        Assert.True(await CloseAsync(newer));

        var told = await WriteAsync(await _endings.RefuseAsync(Http(), passed, Failures.SlotTaken, Cancellation));

        Assert.Equal((201, Newer.Body, true), (told.Status, told.Body, told.Replayed));
    }

    [Fact]
    public async Task A_refusal_of_an_attempt_that_was_passed_is_in_progress_while_the_newer_one_works_and_takes_nothing_over()
    {
        var (passed, newer) = await TakenOverAsync();

        var told = await WriteAsync(await _endings.RefuseAsync(Http(), passed, Failures.SlotTaken, Cancellation));

        Assert.Equal(409, told.Status);
        Assert.Contains(Failures.IdempotencyInProgress.Code, told.Body, StringComparison.Ordinal);
        Assert.True(await CloseAsync(newer));
    }

    [Fact]
    public async Task Who_asks_for_a_claim_that_nobody_works_on_any_more_does_not_take_it_over()
    {
        var claim = await StartAsync();
        await _endings.LetRetryAsync(claim);

        var told = await WriteAsync(await _endings.PassedAsync(claim, Cancellation));

        Assert.Equal(409, told.Status);
        Assert.True(await CloseAsync(claim));
    }

    [Fact]
    public async Task An_attempt_that_was_passed_does_not_end_the_newer_one_s_lease()
    {
        var (passed, _) = await TakenOverAsync();

        await _endings.LetRetryAsync(passed);

        Assert.IsType<ClaimOutcome.InProgress>(await _claims.OpenAsync(_key, "request", Cancellation));
    }

    private static IEnumerable<Failure> All =>
        typeof(Failures).GetFields().Select(member => member.GetValue(null)).OfType<Failure>();

    private async Task<Claim> StartAsync() =>
        Assert.IsType<ClaimOutcome.Started>(await _claims.OpenAsync(_key, "request", Cancellation)).Claim;

    private async Task<(Claim Passed, Claim Newer)> TakenOverAsync()
    {
        var passed = await StartAsync();
        await _claims.GiveUpAsync(passed, Cancellation);
        return (passed, await StartAsync());
    }

    private Task<bool> CloseAsync(Claim claim) =>
        _file.Database.WriteAsync((context, token) => context.CloseClaimAsync(claim, Newer, token), Cancellation);

    private static DefaultHttpContext Http() => new()
    {
        RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider(),
    };

    private static async Task<(int Status, string Body, bool Replayed)> WriteAsync(IResult result)
    {
        var http = Http();
        http.Response.Body = new MemoryStream();
        await result.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        using var reader = new StreamReader(http.Response.Body);
        return (http.Response.StatusCode, await reader.ReadToEndAsync(Cancellation),
            http.Response.Headers.ContainsKey(IdempotencyKey.Replayed));
    }
}
