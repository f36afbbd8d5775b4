using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary>Several runs of one scenario that differ in their seeds: what <c>bands.csv</c> and <c>seeds.csv</c> hold.
/// </summary>
public sealed record RunEnsemble(SeriesBands Bands, IReadOnlyList<SeedRow> Seeds)
{
    /// <summary>The spread of a metric over the seeds.</summary>
    public Spread Of(string metric) => Spread.Of(Seeds.Select(seed => seed.Metrics.GetValueOrDefault(metric)));

    /// <summary>How many of the seeds meet an expectation.</summary>
    public int Passing(ExpectationSpec expectation) =>
        Seeds.Count(seed => expectation.Judge(seed.Metrics.GetValueOrDefault(expectation.Metric)).Passed);

    /// <summary>How many of the seeds meet all of them.</summary>
    public int Passing(IReadOnlyList<ExpectationSpec> expectations) => Seeds.Count(seed =>
        expectations.All(e => e.Judge(seed.Metrics.GetValueOrDefault(e.Metric)).Passed));

    /// <summary>Writes both files into a run's directory.</summary>
    public void Write(string directory)
    {
        RunFiles.Replace(directory, RunFiles.Bands, BandsFile.Text(Bands));
        RunFiles.Replace(directory, RunFiles.Seeds, SeedsFile.Text(Seeds));
    }

    /// <summary>Reads both files; null when the directory holds a single run.</summary>
    /// <exception cref="FormatException">A file is not what it should be; the message names file and line.</exception>
    public static RunEnsemble? Read(string directory)
    {
        var (bands, seeds) = (Path.Combine(directory, RunFiles.Bands), Path.Combine(directory, RunFiles.Seeds));
        return File.Exists(bands) && File.Exists(seeds)
            ? new RunEnsemble(BandsFile.Read(bands), SeedsFile.Read(seeds))
            : null;
    }
}
