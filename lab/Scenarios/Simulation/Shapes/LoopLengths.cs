using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>How far clients go round in the loops of a run: the same for shapes that differ in nothing but how many
/// documents a row stands for.</summary>
internal sealed class LoopLengths
{
    private readonly Dictionary<Way, (int Wire, int Hits)> _known = [];

    /// <summary>How far one goes (<see cref="LoopLength.Of"/>).</summary>
    /// <param name="way">The loop, and the client.</param>
    /// <param name="persona">The client.</param>
    /// <param name="next">For a URL: the one that its answer redirects to, and whether the cache gives it.</param>
    public (int Wire, int Hits) Of(in Way way, Persona persona, Func<int, (int Target, bool Hit)> next)
    {
        if (!_known.TryGetValue(way, out var length))
        {
            length = LoopLength.Of(persona.Rules, way.First, way.Before, way.Url, next);
            _known.Add(way, length);
        }
        return length;
    }

    /// <summary>Who goes round where.</summary>
    /// <param name="Class">Class of the documents.</param>
    /// <param name="Gzip">Their variant.</param>
    /// <param name="Persona">Name of the client.</param>
    /// <param name="First">Index of the URL that it began with.</param>
    /// <param name="Before">Requests that it made before.</param>
    /// <param name="Url">Index of the URL that leads into the loop.</param>
    /// <param name="Config">Config in force.</param>
    /// <param name="State">What the cell holds (<see cref="CellViews"/>).</param>
    public readonly record struct Way(
        UrlClass Class, bool? Gzip, string Persona, int First, int Before, int Url, int Config, int State);
}
