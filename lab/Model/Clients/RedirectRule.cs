using CdnLab.Model.Http;

namespace CdnLab.Model.Clients;

/// <summary>How a client follows redirects (RFC 9110 15.4) and when it gives up.</summary>
public static class RedirectRule
{
    /// <summary>Decides after an answer.</summary>
    /// <param name="persona">The client.</param>
    /// <param name="asked">Every URL asked for so far in this chain, the one just answered last.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="location">Its Location field, or null.</param>
    public static RedirectDecision Next(ClientPersona persona, IReadOnlyList<Uri> asked, int status, string? location)
    {
        if (!Location.IsRedirect(status) || Location.Resolve(asked[^1], location) is not { } next)
        {
            return new(null, Outcome(status), $"status {status}");
        }
        if (asked.Count >= persona.RequestsMax)
        {
            return new(null, ChainOutcome.Looped, $"too many redirects: {asked.Count} requests");
        }
        if (persona.SameUrlMax is { } max && asked.Skip(1).Count(url => url == next) >= max)
        {
            return new(null, ChainOutcome.Looped, $"redirected {max} times to {next.PathAndQuery}");
        }
        return new(next, ChainOutcome.Ok, "redirect");
    }

    /// <summary>The outcome of a final status.</summary>
    public static ChainOutcome Outcome(int status) => status switch
    {
        >= 500 => ChainOutcome.ServerError,
        >= 400 => ChainOutcome.NotFound,
        _ => ChainOutcome.Ok,
    };
}
