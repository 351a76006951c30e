using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.FreeForms.KeepingTests;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.FreeForms;

/// <summary>Forms that were kept by and by, through whatever happened, are those that are made at once at the end.</summary>
public sealed class RebuiltTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happened_the_kept_form_is_the_rebuilt_one(int seed)
    {
#pragma warning disable CA5394 // a made-up history, repeatable by its seed
        var random = new Random(seed);
        var organisation = Guid.CreateVersion7();
        Guid[] providers =
        [
            await service.AddProviderAsync(organisation, bufferAfter: 10),
            await service.AddProviderAsync(organisation, zone: "Europe/London", maxPerDay: 2, slotMinutes: 15),
        ];
        await using var keeping = await service.ReplicaAsync();
        var (calls, holds, taken) = (new AllocationCalls(service), new HoldCalls(service), new List<Guid>());
        for (var step = 0; step < 40; step++)
        {
            var (provider, id) = (providers[random.Next(2)], Guid.CreateVersion7());
            var start = Tuesday(8).AddDays(random.Next(3)).AddMinutes(15 * random.Next(36));
            switch (random.Next(5))
            {
                case 0:
                    await holds.TryAsync(id, provider, start, Guid.CreateVersion7(), organisation);
                    break;
                case 1 when taken.Count > 0:
                    await calls.ReleaseAsync(taken[random.Next(taken.Count)]);
                    break;
                default:
                    if (await calls.TryAsync(id, provider, start, organisation: organisation) == "OK")
                        taken.Add(id);
                    break;
            }

            // sometimes after one change, and sometimes after several
            if (random.Next(3) == 0)
                await Keeper(keeping).PollAsync(Cancellation);
        }
#pragma warning restore CA5394

        await Keeper(keeping).PollAsync(Cancellation);
        await using var rebuilt = await service.ReplicaAsync();
        await Keeper(rebuilt).PollAsync(Cancellation);

        Assert.InRange(taken.Count, 5, 40);
        Assert.All(providers, provider => Assert.Equal(
            FormBytes.Write(Form(rebuilt, provider)), FormBytes.Write(Form(keeping, provider))));
    }
}
