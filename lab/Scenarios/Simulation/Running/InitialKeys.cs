using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What the keys of a shape hold when a run begins, and how many requests reach each of them.</summary>
internal sealed class InitialKeys
{
    public InitialKeys(ScenarioSpec spec, Shape shape)
    {
        var config = spec.Edge.Configs.Keys.ToList().IndexOf(spec.Edge.Config);
        var release = spec.Origin.Releases.Keys.ToList().IndexOf(spec.Origin.Release);
        var unstorable = spec.Edge.Configs[spec.Edge.Config].UnstorableStatuses;
        var keys = shape.Keys.Length;
        Content = new int[keys];
        Weight = [new double[keys], new double[keys]];
        for (var kind = 0; kind < 2; kind++)
        {
            foreach (var flow in shape.Bulk[kind])
            {
                var (url, seen) = (flow.Url, 0UL);
                while (url >= 0 && (seen & (1UL << url)) == 0)
                {
                    seen |= 1UL << url;
                    var step = shape.Edge[config][url];
                    if (step.Outcome != EdgeRequestOutcome.Lookup)
                    {
                        url = step.Target;
                        continue;
                    }
                    var shielded = shape.Edge[config][step.Url];
                    var asked = shielded.Outcome == EdgeRequestOutcome.Redirect ? step.Url : shielded.Url;
                    var content = shape.Answer[release][asked];
                    var answer = shape.Contents[content];
                    Content[step.Key] = answer.Storable && !unstorable.Contains(answer.Status) ? content : 0;
                    Weight[kind][step.Key] += flow.Weight;
                    url = answer.Target;
                }
            }
        }
        Lifetime = [.. Content.Select(c => c == 0 ? 0 : Ticks.Seconds(shape.Contents[c].Lifetime))];
    }

    /// <summary>By key: index of the content; 0: none.</summary>
    public int[] Content { get; }

    /// <summary>By key: its lifetime, seconds.</summary>
    public double[] Lifetime { get; }

    /// <summary>[0] at most PoPs, [1] at the redirector's; by key: weight of the requests that reach it while all keys
    /// are fresh.</summary>
    public double[][] Weight { get; }
}
