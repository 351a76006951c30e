using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Takes out of spans what a path must have and nobody may read: whoever has a device's token can push to it.</summary>
internal sealed partial class SecretPaths : BaseProcessor<Activity>
{
    private static readonly string[] Told = ["url.path", "url.full"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Told)
            if (data.GetTagItem(tag) is string path && path.Contains("/devices/", StringComparison.Ordinal))
                data.SetTag(tag, DeviceToken().Replace(path, "*"));
    }

    [GeneratedRegex("(?<=/devices/)[^/?]+")]
    private static partial Regex DeviceToken();
}
