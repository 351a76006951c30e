using System.Text.Json;

namespace Tahoon.Operator.Reconciling;

/// <summary>
/// After a database was restored: the services compare what they have, by their own protocol, and mend it; this asks them in the one
/// order that loses nothing, and tells what they found. Bookings come first: only they know where a move that was lost had gone.
/// </summary>
internal static class Reconciliation
{
    private const string Area = "recovery";

    private const int Answered = 0, NoAnswer = 1, ToBeTold = 3;

    public static async Task<int> RunAsync(Services services, TextWriter output, TextWriter errors)
    {
        var raised = await services.SendAsync("scheduling", HttpMethod.Post, "/versions", Area);
        if (!raised.Succeeded)
            return Fail(errors, "scheduling", raised);

        List<JsonElement> found = [];
        foreach (var (service, what) in new[] { ("booking", "bookings"), ("scheduling", "allocations") })
        {
            var looked = 0;
            for (var cursor = ""; cursor is not null;)
            {
                var answer = await services.SendAsync(service, HttpMethod.Post, $"/{what}{cursor}", Area);
                if (!answer.Succeeded)
                    return Fail(errors, service, answer);

                looked += answer.Body.GetProperty("checked").GetInt32();
                found.AddRange(answer.Body.Items("items"));
                cursor = answer.Body.Text("next") is { } next ? $"?after={Uri.EscapeDataString(next)}" : null;
            }

            output.WriteLine($"{looked} {what} were compared.");
        }

        foreach (var finding in found)
            output.WriteLine(Line(finding));
        var told = found.Count(finding => !IsMended(finding));
        output.WriteLine($"{found.Count} did not agree: {found.Count - told} mended, {told} to be told to people.");
        return told == 0 ? Answered : ToBeTold;
    }

    private static int Fail(TextWriter errors, string service, Answer answer)
    {
        errors.WriteLine($"{service}: {answer.Problem}");
        return NoAnswer;
    }

    private static bool IsMended(JsonElement finding) => finding.GetProperty("mended").GetBoolean();

    private static string Line(JsonElement finding) => string.Join("  ", new[]
    {
        IsMended(finding) ? "mended" : "tell  ",
        finding.Text("what"),
        $"booking {finding.Text("bookingId")}",
        Named("provider", finding.Text("providerId")),
        Named("user", finding.Text("userId")),
        Named("start", finding.Text("start")),
    }.Where(part => part is not null));

    private static string? Named(string name, string? value) => value is null ? null : $"{name} {value}";
}
