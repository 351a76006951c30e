using System.Net.Http.Json;
using System.Text;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Canaries;

[Collection(OneTahoon.Name)]
public sealed class CanaryTests(RunningTahoon tahoon)
{
    /// <summary>What is planted, and the files that may have it; broker and partners are those who have to be told.</summary>
    private static readonly (string Planted, string[] Files)[] Homes =
    [
        (" person", ["identity.db"]),
        ("@example.org", ["identity.db"]),
        ("-reference-", ["identity.db"]),
        ("-device-", ["identity.db", "notification.db", "broker/broker.db"]),
        (" notes", ["booking.db"]),
        (" reason", ["booking.db"]),
        ("-key-", []),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_and_secrets_say_is_in_no_log_no_metric_and_no_trace_and_in_no_database_but_its_own()
    {
        var findings = new Findings();
        var secrets = await SecretsAsync();
        tahoon.Exported.Listen();
        await UseEverythingAsync(findings);
        await tahoon.SettledAsync();

        foreach (var (place, text) in await SpokenAsync())
            foreach (var secret in secrets.Where(secret => text.Contains(secret.Text, StringComparison.Ordinal)))
                findings.Add($"{place} tells {secret.Name}: {LineWith(text, secret)}");
        foreach (var (file, text) in Kept())
            foreach (var (planted, _) in Homes.Where(home => !home.Files.Contains(file)))
                foreach (var mark in (string[])[tahoon.Demo.Mark, tahoon.Other.Mark])
                    if (Planted(text, mark, planted))
                        findings.Add($"{file} keeps what {mark} planted as '{planted}'");
        findings.AssertNone();
        AssertPlanted();
    }

    /// <summary>What is planted is found where it belongs: else the search would find nothing anywhere.</summary>
    private void AssertPlanted()
    {
        var kept = Kept().ToDictionary(file => file.Name, file => file.Text);

        foreach (var (planted, files) in Homes.Where(home => home.Files.Length > 0 && home.Planted is not " reason"))
            Assert.True(Planted(kept[files[0]], tahoon.Demo.Mark, planted) || planted is " notes", $"'{planted}' is not in {files[0]}.");
    }

    /// <summary>Every operation as it should be, by nobody, and with what is refused; and while the partners fail.</summary>
    private async Task UseEverythingAsync(Findings findings)
    {
        foreach (var mode in (string[])["failing", "normal"])
        {
            await OrderAsync(mode);
            foreach (var way in tahoon.Operations.SelectMany(Filling.Ways).Where(way => way.Whole))
            {
                var draft = await way.FillAsync(new Cast(tahoon.Demo, changesSchedules: way.ChangesSchedules));
                await SendAsync(draft, null);
                await SendAsync(draft, tahoon.Demo.Token + "x");
                foreach (var place in Position.Of(way.Operation).Where(place => place.Shape.Type is "string" && place.Place is not Place.Header && draft.Has(place)))
                    await SendAsync(draft.With(place, $"<b>{draft.TextAt(place)}"), tahoon.Demo.Token);
                await SendAsync(draft, tahoon.Demo.Token);
            }
        }

        async Task SendAsync(Draft draft, string? token)
        {
            findings.Tried();
            await tahoon.SendAsync(draft, token);
        }
    }

    private async Task OrderAsync(string mode)
    {
        using var client = new HttpClient { BaseAddress = Address("partners") };
        foreach (var partner in (string[])["videosdk", "fcm"])
            (await client.PutAsJsonAsync($"/_simulator/orders/{partner}", new { mode }, Cancellation)).EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<(string Name, string Text)>> SecretsAsync() =>
    [
        ("what was planted", tahoon.Mark),
        ("a phone number", tahoon.Demo.Phone(1)[..9]),
        ("an access key", tahoon.Demo.AccessKey),
        ("an access key", tahoon.Other.AccessKey),
        ("a signing secret", "demo-signing-secret"),
        ("an application's token", tahoon.Demo.Token.Split('.')[2]),
        ("a user's token", (await tahoon.Demo.UserTokenAsync(await tahoon.Demo.RegisterUserAsync())).Split('.')[2]),
        .. tahoon.Secrets.Select(secret => (secret.Key, secret.Value)),
    ];

    /// <summary>All logs, the metrics of everything that has some, and all that is exported.</summary>
    private async Task<IReadOnlyList<(string Place, string Text)>> SpokenAsync()
    {
        var spoken = Directory.EnumerateFiles(Path.Combine(tahoon.DataFolder, "logs"))
            .Select(file => (Path.GetFileName(file), Encoding.UTF8.GetString(Bytes(file)))).ToList();
        Assert.Contains(spoken, file => file.Item2.Length > 0);
        using var client = new HttpClient();
        foreach (var service in (string[])["gateway", "identity", "catalogue", "scheduling", "booking", "notification"])
        {
            var metrics = await client.GetStringAsync(new Uri(Address(service), "/metrics"), Cancellation);
            Assert.Contains("http_server_request_duration", metrics, StringComparison.Ordinal);
            spoken.Add(($"the metrics of {service}", metrics));
        }

        await Task.Delay(TimeSpan.FromSeconds(6), Cancellation); // longer than metrics and spans are kept back
        var exported = tahoon.Exported.StopListening();
        Assert.Equal(["logs", "metrics", "traces"], exported.Keys.Order());
        Assert.All((string[])["POST /api/v1/bookings", "INSERT", "url.path"], text => Assert.Contains(text, exported["traces"], StringComparison.Ordinal));
        return [.. spoken, .. exported.Select(signal => ($"the {signal.Key} that are exported", signal.Value))];
    }

    /// <summary>The databases, with what was not moved into them yet.</summary>
    private IEnumerable<(string Name, string Text)> Kept() =>
        Directory.EnumerateFiles(tahoon.DataFolder, "*.db", SearchOption.AllDirectories).Select(file => (
            Path.GetRelativePath(tahoon.DataFolder, file).Replace('\\', '/'),
            Encoding.UTF8.GetString(Bytes(file)) + (File.Exists(file + "-wal") ? Encoding.UTF8.GetString(Bytes(file + "-wal")) : "")));

    private static bool Planted(string text, string mark, string planted)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
            if (text.AsSpan(at, Math.Min(mark.Length + 24, text.Length - at)).IndexOf(planted, StringComparison.Ordinal) is var found
                && found >= 0 && found <= mark.Length + 8)
                return true;

        return false;
    }

    private static string LineWith(string text, (string Name, string Text) secret)
    {
        var at = text.IndexOf(secret.Text, StringComparison.Ordinal);
        return text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)].Replace('\n', ' ');
    }

    private Uri Address(string name) => new(
        tahoon.Resources.First(resource => resource.Name == name).Endpoints.First(url => url.StartsWith("http", StringComparison.Ordinal)));

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
