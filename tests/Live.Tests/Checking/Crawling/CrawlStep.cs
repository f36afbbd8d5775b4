namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A step of a plan.</summary>
/// <param name="Parts">Its parts, which come in any order.</param>
/// <param name="OtherConfigs">Configs that other PoPs may have until it is done.</param>
/// <param name="Release">Release in force when it is done.</param>
internal sealed record CrawlStep(
    IReadOnlyList<CrawlPart> Parts, IReadOnlyList<string> OtherConfigs, string Release);
