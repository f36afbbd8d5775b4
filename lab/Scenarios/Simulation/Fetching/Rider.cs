using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>Requests that go the same way at the same time: one, or those that waited for one fetch.</summary>
internal struct Rider
{
    /// <summary>How many.</summary>
    public int Count;

    /// <summary>How many like it each stands for (<see cref="Shape.Weight"/>).</summary>
    public int Weight;

    /// <summary>Index of their persona.</summary>
    public int Persona;

    /// <summary>URL that they began with.</summary>
    public int First;

    /// <summary>When the first of them meant to ask.</summary>
    public long Start;

    /// <summary>When the last of them did: those between lie evenly.</summary>
    public long Last;

    /// <summary>When the request that is under way was sent.</summary>
    public long Sent;

    /// <summary>Requests answered so far, by the client's own cache too.</summary>
    public int Wire;

    /// <summary>Whether any of them went over the wire.</summary>
    public bool Sends;

    /// <summary>Retries so far.</summary>
    public int Retries;

    /// <summary>State of the client's own cache (<see cref="Clients.ClientStates"/>); -1: it has none that
    /// matters.</summary>
    public int State;

    /// <summary>State that they are counted in as long as they are under way.</summary>
    public int Origin;

    /// <summary>Whether the fetch under way was begun for it.</summary>
    public bool Leads;

    /// <summary>Whether it has already begun anew after a loop.</summary>
    public bool Forgot;

    /// <summary>A single request that has just been made.</summary>
    public static Rider Of(Flow flow, int weight, long at) => new()
    {
        Count = 1,
        Weight = weight,
        Persona = flow.Persona,
        First = flow.Url,
        Start = at,
        Last = at,
        Sent = at,
        State = -1,
        Origin = -1,
    };
}
