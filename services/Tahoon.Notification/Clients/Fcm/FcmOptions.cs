using System.ComponentModel.DataAnnotations;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>The section <c>Partners:Fcm</c>.</summary>
internal sealed class FcmOptions
{
    public const string Section = "Partners:Fcm";

    /// <summary>The partner itself in Production; elsewhere <c>http://partners</c>, found by discovery.</summary>
    [Required]
    public Uri? BaseUrl { get; set; }

    /// <summary>Where the access token comes from; also the audience of the assertion it is asked with.</summary>
    [Required]
    public Uri? TokenUrl { get; set; }

    [Required]
    public string ProjectId { get; set; } = "";

    /// <summary>The service account.</summary>
    [Required]
    public string ClientEmail { get; set; } = "";

    /// <summary>The service account's RSA key as PEM; line ends may be written <c>\n</c>, as in Google's key files.</summary>
    [Required]
    public string PrivateKey { get; set; } = "";

    /// <summary>Sends under way at once from this process; as many again may wait.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 32;

    /// <summary>FCM wants no less than 10 s: a send given up earlier may still arrive.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long no send leaves once half of them have failed.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
