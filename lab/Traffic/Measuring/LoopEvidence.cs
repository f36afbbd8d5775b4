using CdnLab.Model.Http;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.Traffic.Sending;

namespace CdnLab.Traffic.Measuring;

/// <summary>Writes <c>loop_first</c> events. For the first few projects it walks the chain once more, asking the edge
/// for its decision trace; these few requests are no client's and are not counted.</summary>
internal sealed class LoopEvidence(JournalBuffer journal, TimeProvider time)
{
    public const int ChainsMax = 5;
    public const int HopsMax = 6;

    private int _chains;

    public async Task WriteAsync(Arrival arrival, ChainResult result, DateTimeOffset at, CancellationToken stop)
    {
        var chain = Interlocked.Increment(ref _chains) <= ChainsMax ? await WalkAsync(arrival, stop) : null;
        journal.Append(at, "loop_first", new
        {
            project = arrival.Project.Name,
            differs = arrival.Project.Differs,
            missing = arrival.Missing ? true : (bool?)null,
            url = arrival.Path,
            pop = arrival.Pop.Name,
            persona = arrival.Client.Persona.Name,
            wire_requests = result.WireRequests,
            chain,
        });
    }

    private async Task<List<ChainHop>> WalkAsync(Arrival arrival, CancellationToken stop)
    {
        var hops = new List<ChainHop>();
        var persona = arrival.Client.Persona;
        Uri? url = new(arrival.Pop.Host, arrival.Path);
        using var patience = new CancellationTokenSource(persona.Timeout, time);
        using var stopping = stop.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience);
        try
        {
            while (url is not null && hops.Count < HopsMax && arrival.Pop.Reaches(url))
            {
                var ask = new Ask(url, persona.UserAgent, arrival.Gzip, Trace: true);
                var answer = await arrival.Pop.AskAsync(ask, patience.Token);
                var hop = new ChainHop(url.PathAndQuery, answer.Status, answer.Location);
                hops.Add(EdgeTrace.Describe(hop, answer.Fields[AnswerFields.Trace]));
                url = Location.IsRedirect(answer.Status) ? Location.Resolve(url, answer.Location) : null;
            }
        }
        catch (Exception cut) when (cut is OperationCanceledException or HttpRequestException or IOException)
        {
            // The hops gathered so far are evidence all the same.
        }
        return hops;
    }
}
