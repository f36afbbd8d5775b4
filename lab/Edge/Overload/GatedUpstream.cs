using CdnLab.Edge.Fetching;

namespace CdnLab.Edge.Overload;

/// <summary>The next hop behind a gate: asked by so many at once, and told of in the series when it is.</summary>
internal sealed class GatedUpstream(IUpstream upstream, FetchGate gate, EdgeSeries series, TimeProvider clock)
    : IUpstream
{
    public IUpstream Upstream => upstream;

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken abandoned = default)
    {
        var place = await gate.EnterAsync(abandoned);
        try
        {
            series.UpstreamRequests.Add(clock.GetUtcNow());
            var answer = await upstream.SendAsync(request, abandoned);
            answer.Place = place;
            return answer;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}
