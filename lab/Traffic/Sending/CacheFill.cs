using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;

namespace CdnLab.Traffic.Sending;

/// <summary>Fills caches: draws as many requests as a stretch of traffic holds, and sends each different one once,
/// redirects followed. An answer stays stored when it was asked for within its lifetime, so this leaves what the
/// traffic would have left, but for ages: all are young.</summary>
internal sealed class CacheFill(Workload workload, RandomStream random)
{
    /// <summary>What can be drawn in about half a minute; more is refused, as caches would hold less than was asked.</summary>
    public const double DrawsMax = 20_000_000;

    private const int AtOnce = 16;

    /// <summary>The number of requests sent, redirects not counted.</summary>
    public async Task<int> RunAsync(double draws, CancellationToken cancel)
    {
        var requests = new Dictionary<(int Pop, string Path, bool Gzip), Arrival>();
        for (var i = 0; i < draws; i++)
        {
            var arrival = workload.Draw(DateTimeOffset.UnixEpoch, random);
            if (!arrival.Client.Persona.AsksRedirector)
            {
                requests.TryAdd((arrival.Pop.Index, arrival.Path, arrival.Gzip), arrival);
            }
        }
        await Parallel.ForEachAsync(
            requests.Values,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            FollowAsync);
        return requests.Count;
    }

    private static async ValueTask FollowAsync(Arrival arrival, CancellationToken cancel)
    {
        var persona = arrival.Client.Persona;
        List<Uri> asked = [new(arrival.Pop.Host, arrival.Path)];
        while (true)
        {
            var answer = await arrival.Pop.AskAsync(new Ask(asked[^1], persona.UserAgent, arrival.Gzip), cancel);
            if (RedirectRule.Next(persona, asked, answer.Status, answer.Location).Next is not { } next
                || !arrival.Pop.Reaches(next))
            {
                return;
            }
            asked.Add(next);
        }
    }
}
