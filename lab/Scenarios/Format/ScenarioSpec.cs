using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Model.Topology;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format;

/// <summary>A scenario as its file says it, at full size, checked: every reference in it exists and every time lies
/// within the run. <see cref="ScenarioLoader"/> makes it; docs/scenarios.md describes the file.</summary>
public sealed record ScenarioSpec
{
    /// <summary>Its name, which is also its file's name without the ending.</summary>
    public string Name { get; init; } = "";

    /// <summary>One line for lists and reports.</summary>
    public string Title { get; init; } = "";

    /// <summary>What happens, in a paragraph.</summary>
    public string Story { get; init; } = "";

    /// <summary>Where the story's facts come from, as URLs.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether the run must end with the verdict fail: a canary, which proves that failure is seen.</summary>
    public bool MustFail { get; init; }

    /// <summary>First instant of the run, the warm-up not counted.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>Length of the run from <see cref="Start"/> on.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Traffic before <see cref="Start"/>, so that the caches hold what they would hold.</summary>
    public TimeSpan Warmup { get; init; }

    /// <summary>Lab time whose traffic the caches hold when a live run begins, put there in one go before the warm-up;
    /// zero: the caches begin empty.</summary>
    public TimeSpan Fill { get; init; }

    /// <summary>Seed of every random stream; a run may take another one.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What a live run on one machine takes of the full size.</summary>
    public LiveSpec Live { get; init; } = new();

    /// <summary>The projects that exist.</summary>
    public CatalogueOptions Catalogue { get; init; } = new();

    /// <summary>The kinds of document, in the order in which their paths are tried.</summary>
    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    /// <summary>The origin.</summary>
    public OriginSpec Origin { get; init; } = new();

    /// <summary>The edge: one profile, several configs.</summary>
    public EdgeSpec Edge { get; init; } = new();

    /// <summary>PoPs and shield.</summary>
    public TopologySpec Topology { get; init; } = new() { Pops = [] };

    /// <summary>How a purge reaches a PoP.</summary>
    public PurgeDelivery PurgeDelivery { get; init; } = new();

    /// <summary>PoPs (or the shield) that purges reach in another way, by name.</summary>
    public IReadOnlyDictionary<string, PurgeDelivery> PurgeDeliveryByPop { get; init; } =
        new Dictionary<string, PurgeDelivery>();

    /// <summary>The service that answers legacy file URLs; null: none runs.</summary>
    public RedirectorSpec? Redirector { get; init; }

    /// <summary>Who asks for what, how often.</summary>
    public ClientsSpec Clients { get; init; } = new();

    /// <summary>Ways to purge that the timeline may start, by name.</summary>
    public IReadOnlyDictionary<string, PurgeStrategy> Purges { get; init; } = new Dictionary<string, PurgeStrategy>();

    /// <summary>What is done when, in order of time.</summary>
    public IReadOnlyList<TimelineStep> Timeline { get; init; } = [];

    /// <summary>What must be true of the run.</summary>
    public IReadOnlyList<ExpectationSpec> Expectations { get; init; } = [];

    /// <summary>Published figures that it was fitted to.</summary>
    public IReadOnlyList<CalibrationSpec> Calibration { get; init; } = [];

    /// <summary>Last instant of the run.</summary>
    public DateTimeOffset End => Start + Duration;

    /// <summary>The same in a run of another length: expectations of longer runs are left out.</summary>
    public ScenarioSpec Lasting(TimeSpan duration) => this with
    {
        Duration = duration,
        Expectations = [.. Expectations.Where(e => e.DurationMin <= duration)],
    };
}
