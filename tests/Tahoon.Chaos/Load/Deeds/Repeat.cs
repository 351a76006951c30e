using System.Text.Json;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load.Deeds;

/// <summary>Asks once more what was answered: the same key gets the same answer.</summary>
internal static class Repeat
{
    public static async Task AnAnswerAsync(Patient patient, CancellationToken cancellation)
    {
        if (patient.Memory.Answers.Count == 0)
            return;

        var (question, _) = patient.Memory.Answers[patient.Draw.Next(patient.Memory.Answers.Count)];
        if (await patient.App.AskAsync(question, TimeSpan.FromSeconds(20), cancellation) is { } again)
            Compare(patient.Memory, question, again);
    }

    public static void Compare(Recollection memory, Question question, Answer again)
    {
        var before = memory.Answers.Find(known => known.Question.Key == question.Key).Answer;
        if (before is null || (before.Status == again.Status && IsSame(before.Body, again.Body)))
            return;

        var harm = before.Succeeded && again.Succeeded ? Harm.Doubled : Harm.Other;
        memory.Complain(harm, $"{question.Path} {question.Key}: {before.Status} {before.Body} became {again.Status} {again.Body}");
    }

    private static bool IsSame(string one, string other) => one == other
        || (one.Length > 0 && other.Length > 0
            && JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(one), JsonSerializer.Deserialize<JsonElement>(other)));
}
