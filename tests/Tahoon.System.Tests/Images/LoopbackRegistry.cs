using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tahoon.SystemTests.Images;

/// <summary>A registry on loopback with one image: what .NET's own base image says of itself, over a layer with next to nothing in it.</summary>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const string ConfigType = "application/vnd.docker.container.image.v1+json";
    private const string LayerType = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private readonly WebApplication _app;

    private LoopbackRegistry(WebApplication app) => _app = app;

    /// <summary>With its port.</summary>
    public string Host => new Uri(_app.Urls.Single()).Authority;

    public string Image => $"{Host}/dotnet/aspnet:10.0";

    public static async Task<LoopbackRegistry> StartAsync()
    {
        var (layer, plain) = Layer();
        var config = Json(new
        {
            architecture = "amd64",
            os = "linux",
            config = new { Env = new[] { "PATH=/usr/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080" }, User = "1654" },
            rootfs = new { type = "layers", diff_ids = new[] { Digest(plain) } },
            history = Array.Empty<object>(),
        });
        var manifest = Json(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = new { mediaType = ConfigType, size = config.Length, digest = Digest(config) },
            layers = new[] { new { mediaType = LayerType, size = layer.Length, digest = Digest(layer) } },
        });
        var blobs = new[] { config, layer }.ToDictionary(Digest);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/v2/", () => Results.Ok());
        app.MapMethods("/v2/dotnet/aspnet/manifests/{reference}", ["GET", "HEAD"], (HttpResponse response) =>
        {
            response.Headers["Docker-Content-Digest"] = Digest(manifest);
            return Results.Bytes(manifest, ManifestType);
        });
        app.MapMethods("/v2/dotnet/aspnet/blobs/{digest}", ["GET", "HEAD"], (string digest) =>
            blobs.TryGetValue(digest, out var blob) ? Results.Bytes(blob, "application/octet-stream") : Results.NotFound());
        await app.StartAsync();
        return new LoopbackRegistry(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static (byte[] Packed, byte[] Plain) Layer()
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "usr/share/dotnet"));
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(plain.ToArray());
        return (packed.ToArray(), plain.ToArray());
    }

    private static byte[] Json(object value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
