using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A kind of client within a run.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Share">Its share of the requests.</param>
/// <param name="Occurs">Whether it has a share at any time of the run.</param>
/// <param name="Rules">Who follows the redirects: itself, or the redirector that it asks.</param>
internal sealed record Persona(ClientPersona Spec, double Share, bool Occurs, ClientPersona Rules)
{
    /// <summary>Whether what it asks, the redirector asks for it.</summary>
    public bool Indirect => Spec.AsksRedirector;

    /// <summary>The outcome of a request whose walk ended so: a redirector that is led round in circles answers 500.
    /// </summary>
    public ChainOutcome Seen(ChainOutcome outcome) =>
        Indirect && outcome == ChainOutcome.Looped ? ChainOutcome.ServerError : outcome;

    /// <summary>The client's own wire requests of a walk: it makes one of the redirector, whatever that
    /// makes.</summary>
    public int Wire(int wire) => Indirect ? 1 : wire;

    /// <summary>Share of the requests for one document that a client's own cache leaves over: each of its users is a
    /// cache
    /// in front of the PoP, fresh for a lifetime after each request that it let through.</summary>
    /// <param name="rate">Requests a second of the whole persona for the document.</param>
    /// <param name="lifetime">Seconds in the client's cache.</param>
    public double Passing(double rate, double lifetime) =>
        Spec.Cache == ClientCacheMode.None ? 1 : 1 / (1 + rate / Spec.Users * lifetime);
}
