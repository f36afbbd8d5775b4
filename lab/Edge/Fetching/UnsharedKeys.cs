using System.Runtime.CompilerServices;
using CdnLab.Edge.Configuration;
using StatusCodes = CdnLab.Model.Caching.StatusCodes;

namespace CdnLab.Edge.Fetching;

/// <summary>Keys whose answers lately served one request only. Who asks for them does not wait for the fetch of
/// another, which would make strangers queue one behind the other (what Varnish calls hit-for-miss).</summary>
public sealed class UnsharedKeys(TimeProvider clock)
{
    /// <summary>How long an answer speaks for those that come after it.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(2);

    private readonly BoundedMemo<string, StrongBox<long>> _until = new(65_536);

    public bool Contains(string flightKey) =>
        _until.TryGet(flightKey, out var until) && clock.GetUtcNow().UtcTicks < Volatile.Read(ref until.Value);

    /// <summary>Learns from a fetch; an error says nothing about the key.</summary>
    public void Learn(string flightKey, FetchOutcome outcome)
    {
        var unshared = outcome is { Kind: FetchOutcomeKind.Streamed, Status: { } status }
            && !StatusCodes.IsServerError(status);
        if (!_until.TryGet(flightKey, out var until))
        {
            if (!unshared)
            {
                return;
            }

            _until.Add(flightKey, until = new());
        }

        if (unshared || outcome.Kind is FetchOutcomeKind.Stored or FetchOutcomeKind.Validated)
        {
            Volatile.Write(ref until.Value, unshared ? (clock.GetUtcNow() + Term).UtcTicks : 0);
        }
    }
}
