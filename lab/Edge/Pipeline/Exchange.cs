using CdnLab.Edge.Configuration;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Pipeline;

/// <summary>One request as the stages see it. The clock is read once: <paramref name="Now"/>.</summary>
/// <param name="Context">The client's request and the response to it.</param>
/// <param name="Now">Lab time of the request.</param>
/// <param name="Config">Config in force when it came.</param>
/// <param name="Host">Host for keys and upstream.</param>
/// <param name="Target">Path and query as asked.</param>
/// <param name="Decision">What the rules made of it.</param>
/// <param name="FromEdge">Whether another edge asks.</param>
/// <param name="Traced">Whether the decision is to be told.</param>
internal readonly record struct Exchange(
    HttpContext Context,
    DateTimeOffset Now,
    ActiveConfig Config,
    string Host,
    string Target,
    EdgeRequestDecision Decision,
    bool FromEdge,
    bool Traced)
{
    public IHeaderDictionary Fields => Context.Request.Headers;

    public bool IsHead => HttpMethods.IsHead(Context.Request.Method);
}
