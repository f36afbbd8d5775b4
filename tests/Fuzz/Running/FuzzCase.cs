using CdnLab.Fuzz.Clients;
using CdnLab.Fuzz.Origins;
using CdnLab.Model.Randomness;

namespace CdnLab.Fuzz.Running;

/// <summary>All that a seed stands for: clients at once, purges and switches between them, and what must hold.
/// </summary>
public static class FuzzCase
{
    private static readonly string[] Configs = ["plain", "pass", "strip"];

    public static async Task<(IReadOnlyList<Finding> Findings, int Requests)> RunAsync(
        ulong seed, EdgeProcess edge, HostileOrigin origin)
    {
        var random = new RandomStream(seed, "case");
        var clients = Enumerable.Range(0, 1 + random.NextBelow(6))
            .Select(i => new FuzzClient(ClientScript.Of(seed, i))).ToList();
        var playing = clients.Select(client => client.PlayAsync(edge.Url)).ToList();
        if (random.NextChance(0.2))
        {
            await edge.PurgeAsync(Purge(random, seed));
        }

        if (random.NextChance(0.05))
        {
            await edge.SwitchAsync(Configs[random.NextBelow(Configs.Length)]);
        }

        await Task.WhenAll(playing);
        var findings = clients.SelectMany(AnswerCheck.Check).Concat(OriginCheck.Check(clients, Seen(seed, origin)))
            .Select(wrong => new Finding(seed, wrong.Invariant, wrong.Detail));
        return ([.. findings], clients.Sum(client => client.Script.Requests.Count));
    }

    /// <summary>Damage can make the path of one case that of another.</summary>
    private static IReadOnlyList<SeenRequest> Seen(ulong seed, HostileOrigin origin) =>
        [.. origin.Take(seed).Where(r => r.Id == "-" || r.Id.StartsWith($"{seed}-", StringComparison.Ordinal))];

    private static object Purge(RandomStream random, ulong seed)
    {
        var soft = random.NextChance(0.5);
        return random.NextBelow(8) switch
        {
            0 => new { all = true, soft },
            < 4 => new { urls = new[] { $"http://s.test/s{seed}/k{random.NextBelow(4)}" }, soft },
            _ => new { keys = new[] { $"s{seed}" }, soft },
        };
    }
}
