namespace CdnLab.Scenarios.Sharding;

/// <summary>How long a purge takes with a number of callers, by the way it is split.</summary>
/// <param name="Callers">Callers in all.</param>
/// <param name="Letters">Pools by first letter: whole letters a caller while there are fewer callers than letters,
/// later as many callers a letter as all can have.</param>
/// <param name="Hash">As many hash buckets as callers.</param>
/// <param name="OneQueue">One queue that all callers take from, as work stealing does.</param>
/// <param name="Bound">What no split can beat: calls / (callers x pace).</param>
public sealed record MakespanRow(int Callers, TimeSpan Letters, TimeSpan Hash, TimeSpan OneQueue, TimeSpan Bound);
