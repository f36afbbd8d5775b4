namespace CdnLab.Live.Tests.Rankings;

/// <summary>The figures of all runs as Markdown, and where the ranks differ.</summary>
internal sealed class RankingTable
{
    private readonly List<string> _unlike = [];

    /// <summary>Lines of the table.</summary>
    public List<string> Lines { get; } =
    [
        $"| seed | measure | run | {string.Join(" | ", RankedRuns.Strategies)} | from least to most |",
        $"|---|---|---|{string.Concat(RankedRuns.Strategies.Select(_ => "--:|"))}---|",
    ];

    /// <summary>Rankings that are not the same live and simulated.</summary>
    public IReadOnlyList<string> Unlike => _unlike;

    /// <summary>Takes the runs of a seed.</summary>
    public void Add(
        int seed,
        IReadOnlyDictionary<string, PurgeOutcome> simulated,
        IReadOnlyDictionary<string, PurgeOutcome> live)
    {
        foreach (var measure in RankedMeasure.All)
        {
            Lines.Add(Line(seed, measure, "simulated", simulated));
            Lines.Add(Line(seed, measure, "live", live));
            var (wanted, found) = (measure.Order(simulated), measure.Order(live));
            if (wanted != found)
            {
                _unlike.Add($"seed {seed}, {measure.Name}: simulated {wanted}, live {found}");
            }
        }
    }

    private static string Line(
        int seed, RankedMeasure measure, string run, IReadOnlyDictionary<string, PurgeOutcome> outcomes)
    {
        var figures = string.Join(" | ", RankedRuns.Strategies.Select(s => measure.Text(outcomes[s])));
        return $"| {seed} | {measure.Name} | {run} | {figures} | {measure.Order(outcomes)} |";
    }
}
