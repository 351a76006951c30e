using System.Text.RegularExpressions;
using Xunit;

namespace Tahoon.Architecture.Tests;

public sealed partial class BlockingTests
{
    /// <summary>Not a task's result, but that of an outcome that is there already.</summary>
    private static readonly string[] Outcomes =
    [
        "Tahoon.ServiceDefaults/Http/HttpClientExtensions.cs",
        "services/Tahoon.Booking/Clients/VideoSdk/VideoSdkResilience.cs",
        "services/Tahoon.Notification/Clients/Fcm/FcmResilience.cs",
    ];

    [Fact]
    public void No_thread_waits_for_a_task() => Assert.Empty(
        SourceTree.Sources.SelectMany(file => file.Matches(Waiting())));

    [Fact]
    public void No_result_is_taken_from_a_task() => Assert.Empty(
        SourceTree.Sources.Where(file => !Outcomes.Contains(file.Path)).SelectMany(file => file.Matches(Result())));

    [Fact]
    public void Where_a_result_is_taken_it_is_that_of_an_outcome() => Assert.All(
        SourceTree.Sources.Where(file => Outcomes.Contains(file.Path)).SelectMany(file => file.Matches(Result())),
        line => Assert.Matches(@"\b(arguments\.Outcome|outcome)\.Result\b", line));

    [Fact]
    public void Nothing_is_pushed_to_another_thread() => Assert.Empty(
        SourceTree.Sources.SelectMany(file => file.Matches(Pushing())));

    [Fact]
    public void The_time_comes_from_a_TimeProvider() => Assert.Empty(
        SourceTree.Sources.SelectMany(file => file.Matches(Clock())));

    [GeneratedRegex(@"\.Wait(All|Any|One)?\(|\.GetAwaiter\(\)\.GetResult\(|\bThread\.Sleep\(")]
    private static partial Regex Waiting();

    [GeneratedRegex(@"\.Result\b(?!<)")]
    private static partial Regex Result();

    [GeneratedRegex(@"\bTask\.Run\(|\bTask\.Factory\.StartNew\(")]
    private static partial Regex Pushing();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex Clock();
}
