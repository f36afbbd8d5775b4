using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Format;

/// <summary>Who asks for what, how often.</summary>
public sealed record ClientsSpec
{
    /// <summary>Requests a second of lab time, all personas and PoPs together.</summary>
    public double Rate { get; init; }

    /// <summary>How the rate changes over the day; null: it does not.</summary>
    public DiurnalSpec? Diurnal { get; init; }

    /// <summary>Share of the requests by persona, as weights; empty: all alike.</summary>
    public IReadOnlyDictionary<string, double> Mix { get; init; } = new Dictionary<string, double>();

    /// <summary>The personas by name.</summary>
    public IReadOnlyDictionary<string, ClientPersona> Personas { get; init; } = new Dictionary<string, ClientPersona>();
}
