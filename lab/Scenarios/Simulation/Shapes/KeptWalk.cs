using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A walk from a URL along stored redirects by a client that keeps redirects: its own cache answers what it
/// holds.</summary>
/// <param name="Ends">Whether it ends, in an answer or in giving up; else it stops at a URL that must be fetched.</param>
/// <param name="Outcome">How it ends, when it does.</param>
/// <param name="Answered">Requests answered on the way since the client began, anew if it did, those by its own cache
/// included.</param>
/// <param name="Sent">Requests that a PoP answered.</param>
/// <param name="Hits">Those of them answered by its cache.</param>
/// <param name="Sends">Whether any went over the wire, the one at which it stops included.</param>
/// <param name="Held">What the client holds then (<see cref="KeptStates"/>).</param>
/// <param name="Url">URL at which it ends or stops.</param>
/// <param name="Key">Key at which it stops; -1: it ends, or passes the cache.</param>
/// <param name="Forgot">Whether the client gave up on the way, forgot what it held of its first URL, and began anew.</param>
internal readonly record struct KeptWalk(
    bool Ends, ChainOutcome Outcome, int Answered, int Sent, int Hits, bool Sends, int Held, int Url, int Key,
    bool Forgot = false);
