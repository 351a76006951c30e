using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Tahoon.Gateway.Edge;

/// <summary>What one connection may take, <c>Tahoon:Connections</c>: slow or greedy clients are let go.</summary>
internal sealed class ConnectionLimits
{
    public const string Section = "Tahoon:Connections";

    /// <summary>Open connections.</summary>
    [Range(1, 1_000_000)]
    public int Most { get; set; } = 10_000;

    /// <summary>Seconds that the head of a request may take.</summary>
    [Range(0.1, 600)]
    public double HeadersSeconds { get; set; } = 10;

    /// <summary>Seconds that a connection may be idle.</summary>
    [Range(1, 3600)]
    public double IdleSeconds { get; set; } = 120;

    /// <summary>Bytes a second that a body may not fall below, either way.</summary>
    [Range(1, 1_000_000)]
    public double BytesPerSecond { get; set; } = 500;

    /// <summary>Seconds before that is looked at.</summary>
    [Range(1.1, 600)]
    public double GraceSeconds { get; set; } = 5;
}

/// <summary>The limits in Kestrel. What it refuses itself (400, 408, 414, 431) has a status and no body.</summary>
internal sealed class KestrelLimits(IOptions<ConnectionLimits> configured) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        var (limits, own) = (options.Limits, configured.Value);
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxConcurrentConnections = limits.MaxConcurrentUpgradedConnections = own.Most;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(own.HeadersSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(own.IdleSeconds);
        limits.MinRequestBodyDataRate = limits.MinResponseDataRate =
            new MinDataRate(own.BytesPerSecond, TimeSpan.FromSeconds(own.GraceSeconds));
        limits.Http2.MaxStreamsPerConnection = 100;
        limits.Http2.MaxRequestHeaderFieldSize = 8 * 1024;
        limits.Http2.HeaderTableSize = 4 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
