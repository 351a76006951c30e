namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Registers users, so that Identity has something to write too.</summary>
internal static class Register
{
    public static async Task AFriendAsync(Patient patient, CancellationToken cancellation)
    {
        var question = UserOf(patient.Draw.NextInt64().ToString("x"));
        if (await patient.App.AskAsync(question, TimeSpan.FromSeconds(20), cancellation) is { Succeeded: false } refused)
            patient.Memory.Wonder(question, refused);
    }

    /// <summary>The id of a new user with a device; insists on one.</summary>
    public static async Task<string> PatientAsync(App app, string name, CancellationToken cancellation)
    {
        var answer = await app.AskAsync(UserOf(name), TimeSpan.FromMinutes(3), cancellation);
        return answer is { Succeeded: true }
            ? answer.Text("userId")!
            : throw new InvalidOperationException($"No user was registered: {answer?.Status} {answer?.Body}");
    }

    private static Question UserOf(string name) => Question.Post("/api/user/register", new
    {
        name = "Noor",
        email = $"{name}@example.org",
        timeZone = "Asia/Kuwait",
        deviceTokens = new[] { new { token = $"device-{name}", platform = "android" } },
    });
}
