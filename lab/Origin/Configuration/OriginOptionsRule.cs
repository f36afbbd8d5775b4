using System.Text.RegularExpressions;
using CdnLab.Model.Queueing;
using CdnLab.Model.Workloads;

namespace CdnLab.Origin.Configuration;

/// <summary>Everything that is wrong with an origin's options, at once; each finding begins with the key it is about.
/// </summary>
public static partial class OriginOptionsRule
{
    /// <summary>More workers than this are a mistake: each is a place in memory and in every resize.</summary>
    public const int WorkersMax = 100_000;

    public static IEnumerable<string> Findings(OriginOptions options) =>
        CatalogueFindings(options.Catalogue)
            .Concat(ReleaseOptionsRule.Findings(options))
            .Concat(CapacityFindings(options.Capacity));

    private static IEnumerable<string> CatalogueFindings(CatalogueOptions catalogue)
    {
        if (catalogue.Projects < 1)
        {
            yield return $"catalogue.projects: {catalogue.Projects} is below 1";
        }
        if (catalogue.Named.Count > catalogue.Projects)
        {
            yield return $"catalogue.named: {catalogue.Named.Count} names, but only {catalogue.Projects} projects";
        }
        foreach (var twice in catalogue.Named.GroupBy(Model.Redirects.Pep503.Normalize).Where(g => g.Count() > 1))
        {
            yield return $"catalogue.named: {string.Join(" and ", twice)} are one name when normalised";
        }
        foreach (var name in catalogue.Named.Where(n => !ProjectName().IsMatch(n)))
        {
            yield return $"catalogue.named: '{name}' is no project name: letters, digits, and . _ - between them";
        }
        if (catalogue.DifferingShare is not (>= 0 and <= 1))
        {
            yield return $"catalogue.differing_share: {catalogue.DifferingShare} is no ratio from 0 to 1";
        }
        foreach (var (letter, share) in catalogue.FirstLetters)
        {
            if (letter is not [>= 'a' and <= 'z'] || share is not (>= 0 and <= 1))
            {
                yield return $"catalogue.first_letters: '{letter}': {share} is no share of a letter from a to z";
            }
        }
        if (catalogue.VersionsMean is not (>= 1 and <= 10_000))
        {
            yield return $"catalogue.versions_mean: {catalogue.VersionsMean} is not from 1 to 10000";
        }
        if (catalogue.DocumentBytesMedian < 1 || catalogue.DocumentBytesMax < catalogue.DocumentBytesMedian)
        {
            yield return $"catalogue.document_bytes_median: {catalogue.DocumentBytesMedian} is not from 1 to "
                + $"document_bytes_max, {catalogue.DocumentBytesMax}";
        }
        if (catalogue.DocumentBytesSigma is not (>= 0 and < 10))
        {
            yield return $"catalogue.document_bytes_sigma: {catalogue.DocumentBytesSigma} is not from 0 to 10";
        }
    }

    private static IEnumerable<string> CapacityFindings(CapacityOptions capacity)
    {
        if (capacity.Workers is < 1 or > WorkersMax)
        {
            yield return $"capacity.workers: {capacity.Workers} is not from 1 to {WorkersMax}";
        }
        if (capacity.QueueMax < 0)
        {
            yield return $"capacity.queue_max: {capacity.QueueMax} is below 0";
        }
        foreach (var (key, duration) in new[]
        {
            ("queue_timeout", capacity.QueueTimeout),
            ("service_time_median", capacity.ServiceTimeMedian),
            ("small_service_time_median", capacity.SmallServiceTimeMedian),
        })
        {
            if (duration < TimeSpan.Zero || duration > ServiceTimeRule.ServiceTimeMax)
            {
                yield return $"capacity.{key}: {duration.TotalSeconds} s is not from 0 to a day";
            }
        }
        if (capacity.ColdStart is { } cold && !(cold.For > TimeSpan.Zero && cold.Slowdown is >= 1 and <= double.MaxValue))
        {
            yield return $"capacity.cold_start: {cold.For.TotalSeconds} s at {cold.Slowdown} times is not above 0 s and from 1 times";
        }
        if (capacity.ServiceTimeSigma is not (>= 0 and < 10))
        {
            yield return $"capacity.service_time_sigma: {capacity.ServiceTimeSigma} is not from 0 to 10";
        }
        if (!(capacity.BytesPerSecond > 0))
        {
            yield return $"capacity.bytes_per_second: {capacity.BytesPerSecond} is not above 0";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")]
    private static partial Regex ProjectName();
}
