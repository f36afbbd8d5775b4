namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>How far a crawl goes.</summary>
/// <param name="States">States after which it gives up.</param>
/// <param name="Elapses">Times that 13 hours pass by themselves; two of them end a lifetime of a day.</param>
internal readonly record struct CrawlBounds(int States, int Elapses);
