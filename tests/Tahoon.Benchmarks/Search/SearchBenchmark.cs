using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.Testing;

namespace Tahoon.Benchmarks.Search;

/// <summary>
/// What a search costs at the service, by the number of providers; and what it costs to find the earliest start of a
/// provider-day, beside the bare cost of reading the same bytes. All of it, and the client, is one process.
/// </summary>
internal static class SearchBenchmark
{
    private const int Days = 14, WarmUp = 150, Searches = 300, Passes = 50;

    private static readonly int[] Sizes = [100, 1_000, 10_000];

    private static readonly (string Name, Action<JsonObject> Set)[] Kinds =
    [
        ("by name", wish => wish["sort"] = "name"),
        ("by fee", wish => wish["sort"] = "fee"),
        ("by earliest", wish => wish["sort"] = "earliest"),
        ("text, by earliest", wish => (wish["text"], wish["sort"]) = ("hospital plan", "earliest")),
        ("filters, by name", wish => (wish["genders"], wish["languages"], wish["maxFee"]) =
            (new JsonArray("female"), new JsonArray("fr"), 30_000)),
    ];

    public static async Task RunAsync()
    {
        await using var both = await TwoServices.StartAsync(byRealTime: true);
        Say($"{"providers",9}  {"search of 14 days, 20 a page",-30}{"p50 ms",8}{"p95 ms",8}{"most ms",9}{"kB",6}");
        for (var place = 0; place < Sizes.Length; place++)
        {
            var organisation = await Organisations.AddAsync(both, place, Sizes[place]);
            await RoundsAsync(both, Organisations.ProviderOf(place, 1), Sizes[place]);
            foreach (var (name, set) in Kinds)
                await SearchAsync(both, organisation, Sizes[place], name, set);
            await ReadAsync(both, organisation, Sizes[place]);
        }
    }

    /// <summary>What it costs to keep the forms: all of them made, a round in which nothing has changed, and one with a change.</summary>
    private static async Task RoundsAsync(TwoServices both, Guid provider, int providers)
    {
        var keeper = both.Scheduling.Services.GetRequiredService<FormKeeper>();
        var first = await TimeAsync(() => keeper.PollAsync(CancellationToken.None));
        var (idle, changed) = (new List<double>(), new List<double>());
        for (var round = 0; round < Passes; round++)
        {
            idle.Add(await TimeAsync(() => keeper.PollAsync(CancellationToken.None)));
            await both.Scheduling.Services.WriteAsync<SchedulingDb>(db => ProviderTurn.TakeAsync(db, provider, CancellationToken.None));
            changed.Add(await TimeAsync(() => keeper.PollAsync(CancellationToken.None)));
        }

        Say($"{providers,9}  forms made in {first:0} ms, {keeper.Bytes / 1_000_000.0:0.0} MB; a round {Median(idle):0.0} ms, with a change {Median(changed):0.0} ms");
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task SearchAsync(TwoServices both, Guid organisation, int providers, string name, Action<JsonObject> set)
    {
        var (times, bytes) = (new List<double>(), 0);
        for (var number = -WarmUp; number < Searches; number++)
        {
            var from = both.Catalogue.Now.UtcDateTime;
            var wish = new JsonObject
            {
                ["from"] = from,
                ["to"] = from.AddDays(Days),
                ["timeZone"] = "Asia/Kuwait",
                ["durationMinutes"] = 30,
                ["page"] = 1 + (Math.Abs(number) % Math.Max(1, Math.Min(5, providers / 20))),
                ["pageSize"] = 20,
            };
            set(wish);
            var began = Stopwatch.GetTimestamp();
            bytes = (await both.SearchAsync(organisation, wish)).Length;
            if (number >= 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Say($"{providers,9}  {name,-30}{times[times.Count / 2],8:0.00}{times[times.Count * 95 / 100],8:0.00}{times[^1],9:0.00}{bytes / 1000.0,6:0}");
    }

    private static async Task ReadAsync(TwoServices both, Guid organisation, int providers)
    {
        var free = both.Scheduling.Services.GetRequiredService<FreeStarts>();
        var forms = (await both.Scheduling.Services.GetRequiredService<FormKeeper>().OfAsync(organisation, CancellationToken.None))!;
        var now = Instant.FromDateTimeOffset(both.Scheduling.Now);
        var window = new InstantSpan(now, now + Duration.FromDays(Days));
        var (earliest, all, bare) = (new List<double>(), new List<double>(), new List<double>());
        ulong seen = 0;
        for (var pass = 0; pass < Passes; pass++)
        {
            var began = Stopwatch.GetTimestamp();
            seen += (ulong)(await free.FirstAsync(organisation, window, 30, CancellationToken.None)).Count;
            earliest.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds);

            began = Stopwatch.GetTimestamp();
            foreach (var form in forms)
                foreach (var cell in form.Starts(30, form.Bookable(window, now)))
                    seen += (ulong)cell;
            all.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds);

            began = Stopwatch.GetTimestamp();
            foreach (var form in forms)
                foreach (var word in form.Bits.AsSpan((form.Bookable(window, now).First - form.FirstCell) / 64, Days * CellRange.PerDay / 64))
                    seen ^= word;
            bare.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds);
        }

        var unit = (double)providers * Days;
        var reading = Median(bare) / unit;
        Say($"{providers,9}  a provider-day: bare reading of its {CellRange.PerDay / 8} bytes {reading:0.0} ns; "
            + $"earliest start {Median(earliest) / unit:0.0} ns ({Median(earliest) / unit / reading:0.0} times); "
            + $"every start {Median(all) / unit:0.0} ns ({Median(all) / unit / reading:0.0} times) [{seen & 1}]");
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Say(string line) => Console.WriteLine(line);
}
