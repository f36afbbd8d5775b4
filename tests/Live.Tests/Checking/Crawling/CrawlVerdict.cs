namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>What a crawl found.</summary>
/// <param name="Loop">The story of a loop; null: there is none within the bounds.</param>
/// <param name="Wrong">The story of a wrong end; null: none, or a loop was found before one.</param>
/// <param name="States">States that were tried.</param>
/// <param name="Requests">Requests of clients.</param>
/// <param name="Whole">Whether every state within the bounds was tried.</param>
internal sealed record CrawlVerdict(
    IReadOnlyList<string>? Loop, IReadOnlyList<string>? Wrong, int States, int Requests, bool Whole);
