namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>What becomes of every request of a shape while its keys at one PoP stand as they do: evaluated once for
/// each
/// combination that comes up.</summary>
internal sealed class CellView
{
    /// <summary>The walk from each URL.</summary>
    public required Walk[] Walks { get; init; }

    /// <summary>Requests that end at once, by channel, with their weight.</summary>
    public required (int Channel, double Weight)[] Ended { get; init; }

    /// <summary>Flows whose requests are executed.</summary>
    public required Stop[] Misses { get; init; }

    /// <summary>Flows that wait for a fetch under way.</summary>
    public required Stop[] Waits { get; init; }

    /// <summary>Weight of <see cref="Misses"/>.</summary>
    public required double MissWeight { get; init; }

    /// <summary>How far a client goes round, once it was asked for: by persona, the URL that it began with, requests
    /// made
    /// before, and the URL that leads into the loop.</summary>
    public Dictionary<(int Persona, int First, int Before, int Url), (int Wire, int Hits)> Loops { get; } = [];

    /// <summary>Weight of what loops.</summary>
    public required double LoopWeight { get; init; }

    /// <summary>The same of each flow that clients' own caches thin; apart, as what they leave over is another share for
    /// each document.</summary>
    public OwnPart[] Own { get; init; } = [];

    /// <summary>The walks of each flow whose clients keep redirects.</summary>
    public KeptWalks[] Keeping { get; init; } = [];

    /// <summary>Those of the clients of a persona who begin at a URL.</summary>
    public KeptWalks KeepingFrom(int persona, int url)
    {
        foreach (var walks in Keeping)
        {
            if (walks.Flow.Url == url && walks.Flow.Persona == persona)
            {
                return walks;
            }
        }
        throw new InvalidOperationException($"nobody of persona {persona} begins at URL {url}");
    }
}
