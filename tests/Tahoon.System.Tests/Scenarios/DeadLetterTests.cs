using Tahoon.Invariants;
using Tahoon.Messaging;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>What was given up, as an operator sees it by the command and has it done after all.</summary>
[Collection(OneSystem.Name)]
public sealed class DeadLetterTests(TwoReplicas tahoon)
{
    private const string Queue = "meetings";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => tahoon.System.DataFolder;

    [Fact]
    public async Task A_push_that_was_refused_is_listed_and_comes_once_when_the_cause_is_mended_and_it_is_replayed()
    {
        var patient = await tahoon.PatientAsync();
        var slot = (await patient.SlotsAsync())[0];
        string bookingId, letter;
        await Eventually.SettlesAsync(() => UnderWay.In(Data).Count == 0, Cancellation); // nobody else's push is refused
        await tahoon.Partners.OrderAsync("fcm", new { mode = "failing", errorCode = "THIRD_PARTY_AUTH_ERROR" });
        try
        {
            bookingId = (await patient.BookAsync(slot)).Text("bookingId");
            letter = await ListedAsync("THIRD_PARTY_AUTH_ERROR");
        }
        finally
        {
            await tahoon.Partners.OrderAsync("normal");
        }

        var replayed = await OperatorCommand.RunAsync("replay", letter, "--data", Data);
        var again = await OperatorCommand.RunAsync("replay", letter, "--data", Data);
        await Eventually.BecomesTrueAsync(
            async () => (await tahoon.Partners.PushesOfAsync(bookingId)).Count > 0, $"no push about {bookingId} came", Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal((0, $"{letter}  Replayed\n"), replayed);
        Assert.Equal((0, $"{letter}  AlreadyReplayed\n"), again);
        var push = Assert.Single(await tahoon.Partners.PushesOfAsync(bookingId));
        Assert.Equal(patient.Device, push.GetProperty("token").GetString());
        Assert.Equal(
            letter, $"notification/push-{Guid.Parse(push.GetProperty("data").GetProperty("notificationId").GetString()!)}");
        Assert.Empty((await ListAsync()).LettersWith(letter));
    }

    [Fact]
    public async Task Poison_is_listed_and_shown_and_replayed_it_is_a_dead_letter_anew()
    {
        using var broker = new BrokerQueues(tahoon.System);
        var queues = broker.Queues;
        var id = $"poison-{Guid.NewGuid():N}";
        await queues.SendAsync(Queue, [new QueueMessage(id, "tahoon.poison.v1", new byte[] { 0xff, 0x00 })], Cancellation);

        var first = await ListedAsync(id);
        var shown = await OperatorCommand.RunAsync("show", first, "--data", Data);
        var replayed = await OperatorCommand.RunAsync("replay", "--all", "--reason", "MalformedEvent", "--data", Data);
        var second = await ListedAsync(id, not: first);
        await ForgetAsync(queues, id);
        var gone = await OperatorCommand.RunAsync("replay", second, "--data", Data);

        Assert.Contains("\"bodyBase64\": \"/wA=\"", shown.Output, StringComparison.Ordinal);
        Assert.Equal((0, $"{first}  Replayed\n"), replayed);
        Assert.StartsWith("booking/message-", second, StringComparison.Ordinal);
        Assert.Equal((1, $"{second}  404 not_found There is no such thing.\n"), gone);
        Assert.Empty((await ListAsync()).LettersWith(id));
    }

    [Theory]
    [InlineData(2, "list", "--kind")]
    [InlineData(2, "replay")]
    [InlineData(2, "show", "message-1")]
    [InlineData(1, "list", "--key", "wrong")]
    [InlineData(1, "list", "--identity", "http://127.0.0.1:1", "--key", "any")]
    public async Task It_says_so_where_it_is_not_understood_or_not_let_in(int code, params string[] arguments) =>
        Assert.Equal(code, (await OperatorCommand.RunAsync([.. arguments, .. code == 1 ? (string[])["--data", Data] : []])).Code);

    private async Task<string> ListedAsync(string text, string? not = null)
    {
        IReadOnlyList<string> letters = [];
        await Eventually.BecomesTrueAsync(
            async () => (letters = [.. (await ListAsync()).LettersWith(text).Where(letter => letter != not)]).Count > 0,
            $"no dead letter with {text} is listed", Cancellation);
        return Assert.Single(letters);
    }

    private async Task<string> ListAsync()
    {
        var (code, output) = await OperatorCommand.RunAsync("list", "--data", Data);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Takes a dead letter out for good: nobody sent it, and other tests compare what was sent.</summary>
    private static async Task ForgetAsync(IQueues queues, string id)
    {
        using var taken = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await queues.ConsumeAsync($"{Queue}/$DeadLetterQueue", new ConsumerOptions(1), async (message, _) =>
        {
            if (message.Message.Id != id)
                return Settlement.Retry;

            await taken.CancelAsync();
            return Settlement.Completed;
        }, taken.Token);
    }
}
