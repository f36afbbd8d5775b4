using CdnLab.Model.Caching;

namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A moment of a crawl: what is deployed and stored, how far the plan is, and how it came to that.</summary>
internal sealed record CrawlState
{
    public required int Step { get; init; }

    /// <summary>Parts of the step that are done, as bits.</summary>
    public required int Done { get; init; }

    /// <summary>Times that the crawl let time pass.</summary>
    public required int Elapsed { get; init; }

    /// <summary>What clients and time did so far.</summary>
    public required int Acts { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string Release { get; init; }

    public required IReadOnlyList<string> Configs { get; init; }

    public required IReadOnlyList<IReadOnlyList<(StoredResponse Response, byte[] Body)>> Stored { get; init; }

    /// <summary>What was done before, line by line.</summary>
    public required IReadOnlyList<string> Story { get; init; }

    /// <summary>A text that tells it from others: how it came to be does not count, nor when, only for how long what is
    /// stored will serve.</summary>
    public string Signature => string.Join('|', Stored
        .Select(tier => string.Join(';', tier.Select(one =>
            $"{one.Response.Key.Value}={one.Response.Status} {one.Response.Headers["Location"]} "
            + $"{one.Response.Headers["CdnLab-Release"]} {one.Response.FreshUntil - Now}")))
        .Prepend($"{Step} {Done} {Elapsed} {Release} {string.Join(' ', Configs)}"));
}
