using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Running;

public sealed class DataFolderTests
{
    [Fact]
    public async Task A_second_runner_on_the_same_folder_is_refused()
    {
        await using var small = await Small.StartAsync();
        var first = small.Runner;

        var second = small.Again();

        Assert.Equal(1, await second.ExitAsync(Cancellation));
        Assert.Contains($"Another Tahoon runs on {small.DataFolder}", second.Output, StringComparison.Ordinal);
        Assert.All(first.Endpoints.Resources, resource => Assert.Equal(Health.Healthy, resource.Health));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_refused_and_left_alone()
    {
        await using var small = new Small();
        Directory.CreateDirectory(small.DataFolder);
        var foreign = Path.Combine(small.DataFolder, "thesis.db");
        await File.WriteAllTextAsync(foreign, "mine", Cancellation);

        var runner = small.Again(null, "--reset");

        Assert.Equal(1, await runner.ExitAsync(Cancellation));
        Assert.Contains("is no data folder of Tahoon", runner.Output, StringComparison.Ordinal);
        Assert.Equal([foreign], Directory.GetFileSystemEntries(small.DataFolder));
    }

    [Fact]
    public async Task What_was_made_at_the_first_start_is_there_at_the_next()
    {
        await using var small = await Small.StartAsync();
        var secret = await SecretAsync(small);
        await StopAsync(small);

        small.Again();
        await small.ReadyAsync();

        Assert.Equal(secret, await SecretAsync(small));
        Assert.Equal(2, MigrationRuns(small));
        Assert.True(File.Exists(Path.Combine(small.DataFolder, "logs", "shop-0.last.log")));
    }

    [Fact]
    public async Task A_reset_forgets_what_is_Tahoons_and_nothing_else()
    {
        await using var small = await Small.StartAsync();
        var secret = await SecretAsync(small);
        await StopAsync(small);
        var foreign = Path.Combine(small.DataFolder, "notes.txt");
        await File.WriteAllTextAsync(foreign, "mine", Cancellation);

        small.Again(null, "--reset");
        await small.ReadyAsync();

        Assert.NotEqual(secret, await SecretAsync(small));
        Assert.Equal(1, MigrationRuns(small));
        Assert.False(File.Exists(Path.Combine(small.DataFolder, "logs", "shop-0.last.log")));
        Assert.Equal("mine", await File.ReadAllTextAsync(foreign, Cancellation));
    }

    [Fact]
    public async Task Secrets_are_for_their_owner_only()
    {
        await using var small = await Small.StartAsync();

        var mode = File.GetUnixFileMode(Path.Combine(small.DataFolder, "parameters.json"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task A_migration_killed_in_the_middle_hinders_no_later_start()
    {
        await using var small = new Small();
        var runner = small.Again(new Dictionary<string, string> { ["FIXTURE_SLOW_MIGRATION"] = "1" });
        await runner.UntilAsync(() => MigrationRuns(small) is 1, "the migration did not come to its middle", Cancellation);
        runner.Send(Signal.Kill);
        await runner.ExitAsync(Cancellation);

        small.Again();
        await small.ReadyAsync();

        Assert.Equal(2, MigrationRuns(small));
    }

    [Fact]
    public async Task A_migration_killed_alone_is_run_again()
    {
        await using var small = new Small();
        var runner = small.Again(new Dictionary<string, string> { ["FIXTURE_SLOW_MIGRATION"] = "1" });
        await runner.UntilAsync(() => MigrationRuns(small) is 1, "the migration did not come to its middle", Cancellation);

        Signal.Kill.SendTo(small.Resource("shop-migrations").Pid!.Value);

        await runner.UntilAsync(() => MigrationRuns(small) is 2, "the migration did not get past the lock", Cancellation);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var small = new Small();

        var runner = small.Again(null, "--gateway-port", $"{port}");

        Assert.Equal(1, await runner.ExitAsync(Cancellation));
        Assert.Contains($"Port {port} for front is taken. Choose another with --gateway-port", runner.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_console_port_is_told_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var small = new Small();

        var runner = small.Again(null, "--console-port", $"{port}");

        Assert.Equal(1, await runner.ExitAsync(Cancellation));
        Assert.Contains($"Port {port} for the console is taken. Choose another with --console-port", runner.Output, StringComparison.Ordinal);
    }

    private static async Task StopAsync(Small small)
    {
        small.Runner.Send(Signal.Terminate);
        await small.Runner.ExitAsync(Cancellation);
    }

    private static async Task<string> SecretAsync(Small small) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(small.DataFolder, "parameters.json"), Cancellation))!["secret"]!.GetValue<string>();

    private static long MigrationRuns(Small small)
    {
        var file = Path.Combine(small.DataFolder, "shop.db");
        if (!File.Exists(file))
            return 0;
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'runs'";
        if ((long)command.ExecuteScalar()! is 0)
            return 0;
        command.CommandText = "SELECT count(*) FROM runs";
        return (long)command.ExecuteScalar()!;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
