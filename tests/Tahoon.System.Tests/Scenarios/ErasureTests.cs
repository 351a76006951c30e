using System.Net;
using System.Text;
using Tahoon.Invariants;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class ErasureTests(TwoReplicas tahoon)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_an_erased_patient_no_byte_that_names_it_or_that_it_wrote_is_left_in_any_database_or_log()
    {
        var mark = $"canary{Guid.NewGuid():N}";
        var patient = await Somebody.RegisterAsync(tahoon.System.Gateway, mark);
        var slots = await (await tahoon.PatientAsync()).SlotsAsync();
        var cancelled = await patient.BookAsync(slots[0]);
        Assert.Equal(HttpStatusCode.OK, (await patient.CancelAsync(cancelled)).Status);
        var upcoming = await patient.BookAsync(slots[1]);
        await Eventually.BecomesTrueAsync(
            async () => (await tahoon.Partners.PushesOfAsync(upcoming)).Count > 0, $"no push about {upcoming} came", Cancellation);
        Assert.Contains("reason", await patient.ExportAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(FilesWith(mark));

        Assert.Equal(HttpStatusCode.NoContent, (await patient.EraseAsync()).Status);

        await Eventually.BecomesTrueAsync(
            async () => (await patient.ReadAsync(upcoming)).Text("status") == "Cancelled", $"{upcoming} was not cancelled", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.EraseAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.TryToBookAsync(slots[2])).Status);
        await Eventually.SettlesAsync(() => Checkpoint.All(tahoon.System.DataFolder) && FilesWith(mark).Count == 0, Cancellation);
        Assert.Empty(FilesWith(mark));
        await Eventually.SettlesAsync(() => Check.Once(tahoon.System.DataFolder).All(verdict => verdict.Holds), Cancellation);
        Assert.All(Check.Once(tahoon.System.DataFolder), verdict => Assert.True(verdict.Holds, verdict.Name));
    }

    /// <summary>Files of the data folder that have the text, but for those that stand for the partners' own.</summary>
    private List<string> FilesWith(string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(tahoon.System.DataFolder, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(tahoon.System.DataFolder, file).StartsWith("partners" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)) // held, and empty
                .Where(file => Read(file).AsSpan().IndexOf(sought) >= 0),
        ];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
