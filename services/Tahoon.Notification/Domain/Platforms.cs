namespace Tahoon.Notification.Domain;

/// <summary>What devices run.</summary>
internal static class Platforms
{
    public const string Android = "android", Ios = "ios", Web = "web";

    public static bool Knows(string platform) => platform is Android or Ios or Web;
}
