using CdnLab.Model.Caching;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>What PoPs fetch from where there is no shield.</summary>
internal sealed class DirectOrigin(World world, Origin origin, OriginWatch watch) : IUpstream
{
    public Action<PopFetch, long, long>? Expected { get; set; }

    public Answer? Find(int row, int url, long at) => null;

    public Answer? Ask(PopFetch fetch, long at)
    {
        var content = Word.Content(fetch.Stored);
        var usable = content != 0 && (fetch.Stored & Word.HardPurged) == 0;
        var validates = usable && world.ShapeOf(fetch.Row).Contents[content].HasValidator ? content : 0;
        var asked = new OriginFetch
        {
            Row = fetch.Row,
            Key = -1,
            Url = fetch.Upstream,
            Start = at,
            Passes = fetch.Key < 0,
            Validates = validates,
            Cause = fetch.IsRetry
                ? FetchCause.Retry
                : FetchCauseRule.Decide((fetch.Stored & 24) != 0, validates != 0),
        };
        asked.Waiting.Add(fetch);
        if (watch.IsSick)
        {
            origin.Refuse(asked, at);
        }
        else
        {
            origin.Ask(asked, at);
        }
        Expected?.Invoke(fetch, asked.Due, at);
        return null;
    }
}
