using System.Formats.Tar;
using System.Text.Json.Nodes;
using Tahoon.Testing;
using Tahoon.Testing.Running;
using Xunit;

namespace Tahoon.SystemTests.Images;

/// <summary>What a service's image is made of, as far as that can be told without the base image itself.</summary>
public sealed class ImageTests
{
    /// <summary>As these tests were built, so was what they publish.</summary>
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Theory]
    [InlineData("Identity")]
    [InlineData("Catalogue")]
    [InlineData("Scheduling")]
    [InlineData("Booking")]
    [InlineData("Notification")]
    [InlineData("Gateway")]
    public async Task A_service_is_made_over_the_image_that_has_no_shell_for_a_user_who_is_not_root(string service)
    {
        var told = JsonNode.Parse(await DotnetCommand.RunAsync(
            "msbuild", Project(service), "-t:ComputeContainerBaseImage",
            "-getProperty:ContainerBaseImage,ContainerRepository,ContainerUser", "-getItem:ContainerPort"))!;

        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", (string?)told["Properties"]!["ContainerBaseImage"]);
        Assert.Equal($"tahoon/{service.ToLowerInvariant()}", (string?)told["Properties"]!["ContainerRepository"]);
        Assert.Equal("1654", (string?)told["Properties"]!["ContainerUser"]);
        Assert.Equal(["8080"], told["Items"]!["ContainerPort"]!.AsArray().Select(port => (string)port!["Identity"]!));
    }

    [Fact]
    public async Task An_archive_says_who_runs_what_where_it_listens_and_what_it_is()
    {
        using var folder = new TemporaryFolder();
        await using var registry = await LoopbackRegistry.StartAsync();

        await DotnetCommand.RunWithAsync(
            registry.Host,
            "publish", Project("Gateway"), "--no-build", "-c", Configuration, "-t:PublishContainer",
            $"-p:PublishDir={folder.At("published")}/", $"-p:ContainerBaseImage={registry.Image}", "-p:ContainerImageTag=7.8.9",
            $"-p:ContainerArchiveOutputPath={folder.At("gateway.tar.gz")}");
        var (tag, config) = await ReadAsync(folder.At("gateway.tar.gz"));
        var settings = config["config"]!;

        Assert.Equal("tahoon/gateway:7.8.9", tag);
        Assert.Equal(("1654", "/app"), ((string?)settings["User"], (string?)settings["WorkingDir"]));
        Assert.Equal(["8080/tcp"], settings["ExposedPorts"]!.AsObject().Select(port => port.Key));
        Assert.Contains("Tahoon.Gateway", string.Join(' ', (settings["Entrypoint"] ?? settings["Cmd"])!.AsArray()), StringComparison.Ordinal);
        var environment = settings["Env"]!.AsArray().Select(one => (string)one!).ToList();
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080", environment);
        Assert.Contains("DOTNET_EnableDiagnostics=0", environment);
        Assert.DoesNotContain(environment, one => one.Contains("Secret", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("MIT", (string?)settings["Labels"]!["org.opencontainers.image.licenses"]);
        Assert.Equal(2, config["rootfs"]!["diff_ids"]!.AsArray().Count);
    }

    /// <summary>The name an archive is loaded under, and its configuration.</summary>
    private static async Task<(string Tag, JsonNode Config)> ReadAsync(string archive)
    {
        var files = new Dictionary<string, byte[]>();
        await using var file = File.OpenRead(archive);
        await using var reader = new TarReader(file);
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith(".json", StringComparison.Ordinal))
                continue;
            using var content = new MemoryStream();
            await entry.DataStream.CopyToAsync(content);
            files[entry.Name] = content.ToArray();
        }

        var manifest = JsonNode.Parse(files["manifest.json"])![0]!;
        return ((string)manifest["RepoTags"]![0]!, JsonNode.Parse(files[(string)manifest["Config"]!])!);
    }

    private static string Project(string service) => Repository.At("services", $"Tahoon.{service}");
}
