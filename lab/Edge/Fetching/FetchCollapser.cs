using System.Collections.Concurrent;

namespace CdnLab.Edge.Fetching;

/// <summary>Request collapsing: of the requests that miss the same key and variant at once, one leads and the others
/// wait for its outcome.</summary>
public sealed class FetchCollapser
{
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    public int InFlight => _flights.Count;

    /// <summary>Requests that wait for the fetch of another.</summary>
    public int Waiting => _flights.Values.Sum(flight => flight.Followers);

    /// <summary>Joins the flight of a key or begins one.</summary>
    /// <returns>True when the caller leads: it must <see cref="Land"/> the flight, whatever happens.</returns>
    public bool TryLead(string key, out Flight flight)
    {
        var mine = new Flight(key);
        flight = _flights.GetOrAdd(key, mine);
        if (flight != mine)
        {
            flight.Follow();
        }

        return flight == mine;
    }

    /// <summary>Tells those who wait. New requests look into the store again: it has the object by now.</summary>
    public void Land(Flight flight, FetchOutcome outcome)
    {
        _flights.TryRemove(KeyValuePair.Create(flight.Key, flight));
        flight.Complete(outcome);
    }
}
