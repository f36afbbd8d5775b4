namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A part of a step that takes effect in one moment.</summary>
/// <param name="Text">It in words.</param>
/// <param name="Do">What it does to the lab.</param>
internal sealed record CrawlPart(string Text, Action<CrawlLab> Do);
