using Tahoon.Chaos.Load;

namespace Tahoon.Chaos.Memory;

/// <summary>All that one client was told. Nobody else changes its user's bookings, so it knows them all.</summary>
internal sealed class Recollection(string userId)
{
    public string UserId { get; } = userId;

    public List<Remembered> Bookings { get; } = [];

    /// <summary>Answers that must come again whenever their key does.</summary>
    public List<(Question Question, Answer Answer)> Answers { get; } = [];

    /// <summary>What was never answered; it is asked again when all is well.</summary>
    public List<Deed> Unanswered { get; } = [];

    /// <summary>Answers that can't be true beside the others.</summary>
    public List<Grievance> Grievances { get; } = [];

    /// <summary>The answer of a deed, or null where its client gave up.</summary>
    public void Hear(Deed deed, Answer? answer)
    {
        if (answer is null)
        {
            Unanswered.Add(deed);
            return;
        }

        if (deed.Question.Key is not null && answer.IsFinal)
            Answers.Add((deed.Question, answer));
        deed.Learn(answer);
    }

    public void Complain(Harm harm, string what) => Grievances.Add(new Grievance(harm, what));

    /// <summary>An answer that nothing in the documentation allows here.</summary>
    public void Wonder(Question question, Answer answer) => Complain(
        Harm.Other, $"{question.Method} {question.Path} was answered {answer.Status} {answer.Body}");
}

/// <summary>How something is wrong.</summary>
internal enum Harm
{
    /// <summary>It was promised, and is not there.</summary>
    Lost,

    /// <summary>It is there twice.</summary>
    Doubled,

    /// <summary>It is there, and belongs to nobody.</summary>
    Orphan,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One thing that is not as it was promised.</summary>
internal sealed record Grievance(Harm Harm, string What);
