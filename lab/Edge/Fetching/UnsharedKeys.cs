using System.Runtime.CompilerServices;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Randomness;

namespace CdnLab.Edge.Fetching;

/// <summary>Keys whose answers lately served one request only. Who asks for them does not wait for the fetch of
/// another, which would make strangers queue one behind the other (what Varnish calls hit-for-miss).</summary>
public sealed class UnsharedKeys(TimeProvider clock)
{
    /// <summary>How long an answer speaks for those that come after it.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(2);

    // By hash: a key may be long, and a false match costs only a fetch of its own.
    private readonly BoundedMemo<ulong, StrongBox<long>> _until = new(65_536);

    public bool Contains(string flightKey) =>
        _until.TryGet(StableHash.Of(flightKey), out var until)
        && clock.GetUtcNow().UtcTicks < Volatile.Read(ref until.Value);

    /// <summary>Learns from a fetch what the answer itself said; what lay in the request, and errors, say nothing.
    /// </summary>
    public void Learn(string flightKey, FetchOutcome outcome)
    {
        var shared = outcome.Kind is FetchOutcomeKind.Stored or FetchOutcomeKind.Validated && !outcome.ServesOne;
        var hash = StableHash.Of(flightKey);
        if (!_until.TryGet(hash, out var until))
        {
            if (!outcome.ServesOne)
            {
                return;
            }

            _until.Add(hash, until = new());
        }

        if (outcome.ServesOne || shared)
        {
            Volatile.Write(ref until.Value, outcome.ServesOne ? (clock.GetUtcNow() + Term).UtcTicks : 0);
        }
    }
}
