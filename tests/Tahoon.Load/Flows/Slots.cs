using System.Collections.Concurrent;

namespace Tahoon.Load.Flows;

/// <summary>Times to book that are nobody else's, no two of a provider within an hour: what fails here is not for want of time.</summary>
internal sealed class Slots
{
    public const int Minutes = 30;

    /// <summary>Sessions a day that a demonstration provider takes, less those that visitors choose for themselves.</summary>
    private const int EachDay = 6;

    private const int Weeks = 8, Pages = 10, PageSize = 100;

    private readonly ConcurrentQueue<Slot> _free = [];

    public int Count => _free.Count;

    /// <summary>From the week after next on: before every notice and cut-off.</summary>
    public static DateTime From => TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(14);

    public static async Task<Slots> FindAsync(ITahoon tahoon, string token, CancellationToken cancellation)
    {
        var found = new List<Slot>();
        for (var week = 0; week < Weeks; week++)
        {
            for (var page = 1; page <= Pages; page++)
            {
                var from = From.AddDays(7 * week);
                var question = new SearchQuestion(from, from.AddDays(7), "Asia/Kuwait", Minutes, page, PageSize);
                var answer = await Answers.InsistAsync(() => tahoon.SearchAsync(token, question, cancellation), cancellation);
                found.AddRange(answer.CareProvidersList.SelectMany(Apart));
                if (page * PageSize >= answer.TotalCount)
                    break;
            }
        }

        // neighbours in the list are of one provider, and would wait for each other
        var mixed = found.ToArray();
        new Random(1).Shuffle(mixed);
        var slots = new Slots();
        foreach (var slot in mixed)
            slots._free.Enqueue(slot);
        return slots;
    }

    /// <exception cref="InvalidOperationException">Every one was given out: a longer run than there is time to book.</exception>
    public Slot Take() => _free.TryDequeue(out var slot) ? slot : throw new InvalidOperationException("All times are booked: start with fresh data.");

    /// <summary>For what was refused at the edge and never tried.</summary>
    public void GiveBack(Slot slot) => _free.Enqueue(slot);

    private static IEnumerable<Slot> Apart(ProviderAnswer provider)
    {
        foreach (var day in provider.AvailableScheduleHoursList.Select(time => time.Start).GroupBy(start => start.Date))
        {
            var (last, taken) = (DateTime.MinValue, 0);
            foreach (var start in day.Order().Where(start => start.Minute == 0))
            {
                if (taken == EachDay || start < last.AddHours(1))
                    continue;

                (last, taken) = (start, taken + 1);
                yield return new Slot(provider.UserLoginInfoId, start);
            }
        }
    }
}
