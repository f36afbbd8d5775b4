namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A chain of redirects as a client followed it.</summary>
/// <param name="Urls">Paths asked for.</param>
/// <param name="End">How it ends: loop, document, error or away.</param>
internal sealed record CrawledChain(IReadOnlyList<string> Urls, string End)
{
    public const string Loop = "loop";
}
