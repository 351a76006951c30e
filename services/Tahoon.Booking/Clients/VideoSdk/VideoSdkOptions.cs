using System.ComponentModel.DataAnnotations;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>The section <c>Partners:VideoSdk</c>.</summary>
internal sealed class VideoSdkOptions
{
    public const string Section = "Partners:VideoSdk";

    /// <summary>The partner itself in Production; elsewhere <c>http://partners</c>, found by discovery.</summary>
    [Required]
    public Uri? BaseUrl { get; set; }

    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>Signs the tokens (HS256, which wants 32 bytes at least).</summary>
    [Required, MinLength(32)]
    public string Secret { get; set; } = "";

    /// <summary>The page that opens a room: <c>meetingId</c> is added to it. Required in Production.</summary>
    [Required]
    public Uri? JoinUrl { get; set; }

    /// <summary>Calls under way at once from this process; as many again may wait.</summary>
    [Range(1, 1_000)]
    public int Concurrency { get; set; } = 8;

    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Doubled each time, with jitter, to 8 s at the most.</summary>
    public TimeSpan FirstRetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long no call leaves once half of them have failed.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
