using System.Text;
using System.Text.Json;

namespace Tahoon.Operator.DeadLetters;

/// <summary><c>dead-letters list</c>, <c>show</c> and <c>replay</c>; each answers the exit code.</summary>
internal static class Commands
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Task<int> RunAsync(Arguments arguments, Services services, TextWriter output, TextWriter errors) =>
        arguments.Verb switch
        {
            "list" => ListAsync(arguments, services, output, errors),
            "show" => ShowAsync(arguments.Letters[0], services, output, errors),
            _ when arguments.All => ReplayAllAsync(arguments, services, output, errors),
            _ => ReplayAsync(arguments.Letters, services, output, errors),
        };

    private static async Task<int> ListAsync(Arguments arguments, Services services, TextWriter output, TextWriter errors)
    {
        var (table, code) = (new Table("letter", "type", "attempts", "since", "reason", "message"), 0);
        foreach (var service in services.Known)
        {
            for (var cursor = ""; cursor is not null;)
            {
                var answer = await services.SendAsync(service, HttpMethod.Get, $"?limit=100{Narrowed(arguments)}{cursor}");
                if (!answer.Succeeded)
                {
                    errors.WriteLine($"{service}: {answer.Problem}");
                    code = 1;
                    break;
                }

                foreach (var letter in answer.Body.Items("items"))
                    table.Add(
                        $"{service}/{letter.Text("id")}", letter.Text("type"), letter.Text("attempts"),
                        letter.Text("enqueuedAt") ?? letter.Text("deadline"), letter.Text("reason"), letter.Text("messageId"));
                cursor = answer.Body.Text("nextCursor") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
            }
        }

        table.Write(output);
        return code;
    }

    private static async Task<int> ShowAsync(string letter, Services services, TextWriter output, TextWriter errors)
    {
        var (service, id) = Split(letter);
        var answer = await services.SendAsync(service, HttpMethod.Get, $"/{id}");
        if (answer.Succeeded)
            output.WriteLine(JsonSerializer.Serialize(answer.Body, Indented));
        else
            errors.WriteLine($"{letter}: {answer.Problem}");
        return answer.Succeeded ? 0 : 1;
    }

    private static async Task<int> ReplayAsync(
        IReadOnlyList<string> letters, Services services, TextWriter output, TextWriter errors)
    {
        var code = 0;
        foreach (var letter in letters)
        {
            var (service, id) = Split(letter);
            var answer = await services.SendAsync(service, HttpMethod.Post, $"/{id}/replay");
            if (answer.Succeeded)
                output.WriteLine($"{letter}  {answer.Body.Text("outcome")}");
            else
                code = Tell(errors, $"{letter}  {answer.Problem}");
        }

        return code;
    }

    private static async Task<int> ReplayAllAsync(Arguments arguments, Services services, TextWriter output, TextWriter errors)
    {
        var code = 0;
        foreach (var service in services.Known)
        {
            var narrowed = Narrowed(arguments);
            var answer = await services.SendAsync(
                service, HttpMethod.Post, $"/replay{(narrowed.Length > 0 ? $"?{narrowed[1..]}" : "")}");
            if (!answer.Succeeded)
            {
                code = Tell(errors, $"{service}: {answer.Problem}");
                continue;
            }

            foreach (var id in answer.Body.Items("replayed"))
                output.WriteLine($"{service}/{id.GetString()}  Replayed");
            foreach (var not in answer.Body.Items("notReplayed"))
                code = Tell(errors, $"{service}/{not.Text("id")}  {not.Text("code")} {not.Text("detail")}");
            if (answer.Body.Text("more") == bool.TrueString)
                output.WriteLine($"{service} has more: say it again.");
        }

        return code;
    }

    private static int Tell(TextWriter errors, string line)
    {
        errors.WriteLine(Table.Plain(line));
        return 1;
    }

    private static string Narrowed(Arguments arguments) => new StringBuilder()
        .Append(arguments.Kind is null ? "" : $"&kind={Uri.EscapeDataString(arguments.Kind)}")
        .Append(arguments.Reason is null ? "" : $"&reason={Uri.EscapeDataString(arguments.Reason)}")
        .ToString();

    private static (string Service, string Id) Split(string letter) =>
        letter.Split('/') is [var service, var id] ? (service, Uri.EscapeDataString(id)) : throw new ArgumentException(letter, nameof(letter));
}
