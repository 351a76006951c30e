using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Tahoon.Testing;
using Tahoon.Testing.Running;
using Xunit;

namespace Tahoon.SystemTests.Images;

/// <summary>Services in a mount namespace of their own where nothing can be written: no folder of theirs, no home, no /tmp.</summary>
public sealed class ReadOnlyTests
{
    /// <summary>What is given stays writable; a SQLite file stands there for the server.</summary>
    private const string NothingIsWritten = """
        data=$1; shift
        mount --make-rprivate / && mount --bind "$data" "$data" || exit 90
        for point in / $(awk '$2 != "/" && $2 !~ "^/(proc|sys|dev)" { print $2 }' /proc/mounts); do
          [ "$point" = "$data" ] || mount -o remount,bind,ro "$point" 2> /dev/null
        done
        ( : > /tmp/tahoon-written ) 2> /dev/null && exit 91
        ( : > written ) 2> /dev/null && exit 92
        exec "$@"
        """;

    private static readonly string Built = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Theory]
    [InlineData("Gateway", null)]
    [InlineData("Identity", "identity-db")]
    [InlineData("Catalogue", "catalogue-db")]
    [InlineData("Scheduling", "scheduling-db")]
    [InlineData("Booking", "booking-db")]
    [InlineData("Notification", "notification-db")]
    public async Task A_service_needs_to_write_no_file(string service, string? database)
    {
        using var folder = new TemporaryFolder();
        var address = $"http://127.0.0.1:{FreePort()}";
        if (database is not null)
        {
            using var migrating = Start(service, database, folder.Path, address, "--migrate");
            await migrating.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, migrating.ExitCode);
        }

        using var running = Start(service, database, folder.Path, address);
        try
        {
            Assert.Equal(HttpStatusCode.OK, await LiveAsync(running, address));
            Assert.All(Directory.EnumerateFiles(folder.Path), file => Assert.StartsWith("service.db", Path.GetFileName(file), StringComparison.Ordinal));
        }
        finally
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<HttpStatusCode> LiveAsync(Process running, string address)
    {
        using var client = new HttpClient();
        while (true)
        {
            Assert.False(running.HasExited, $"It ended: {(running.HasExited ? running.ExitCode : 0)}");
            try
            {
                using var answer = await client.GetAsync($"{address}/health/live", TestContext.Current.CancellationToken);
                return answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    private static Process Start(string service, string? database, string data, string address, params string[] arguments)
    {
        var home = Repository.At("artifacts", "embedded", "bin", $"Tahoon.{service}", Built);
        var start = new ProcessStartInfo(
            "unshare",
            [
                "--map-root-user", "--mount", "sh", "-c", NothingIsWritten, "sh", data,
                // a shell passes no name on that it could not have itself
                "env", $"ConnectionStrings__{database ?? "none"}=Data Source={Path.Combine(data, "service.db")}",
                Path.Combine(home, $"Tahoon.{service}"), .. arguments,
            ])
        {
            WorkingDirectory = home,
            Environment =
            {
                ["HOME"] = "/nowhere",
                ["DOTNET_EnableDiagnostics"] = "0",
                ["SQLITE_TMPDIR"] = data, // what SQLite itself puts down for a while
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address,
                ["Tahoon__IdentifierKey"] = new string('a', 64),
                ["Tahoon__ServiceSecret"] = new string('b', 48),
                ["ConnectionStrings__cache"] = "127.0.0.1:1",
                ["ConnectionStrings__messaging"] =
                    "Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=Root;SharedAccessKey=KEY;UseDevelopmentEmulator=true;",
                ["Partners__VideoSdk__BaseUrl"] = "http://127.0.0.1:1",
                ["Partners__VideoSdk__ApiKey"] = "key",
                ["Partners__VideoSdk__Secret"] = new string('c', 64),
                ["Partners__Fcm__BaseUrl"] = "http://127.0.0.1:1",
                ["Partners__Fcm__TokenUrl"] = "http://127.0.0.1:1/token",
            },
        };
        foreach (var name in (string[])["scheduling", "catalogue", "booking", "notification", "gateway"])
            start.Environment[$"Tahoon__ServiceSecrets__{name}"] = new string('d', 48);
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
