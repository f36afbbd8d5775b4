namespace CdnLab.Model.Workloads;

/// <summary>What the catalogue of projects looks like.</summary>
public sealed record CatalogueOptions
{
    /// <summary>Number of projects, named ones included.</summary>
    public int Projects { get; init; } = 1000;

    /// <summary>Share of projects whose verbatim name differs from the normalised one.</summary>
    public double DifferingShare { get; init; } = 0.14;

    /// <summary>Share of projects by first letter; letters not named share the rest evenly. Empty: all even.</summary>
    public IReadOnlyDictionary<string, double> FirstLetters { get; init; } = new Dictionary<string, double>();

    /// <summary>Verbatim names that lead the catalogue, most popular first.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Mean number of releases a project.</summary>
    public double VersionsMean { get; init; } = 4;

    /// <summary>Median size of a document, in bytes.</summary>
    public int DocumentBytesMedian { get; init; } = 12_000;

    /// <summary>Spread of document sizes: standard deviation of the logarithm.</summary>
    public double DocumentBytesSigma { get; init; } = 1.0;

    /// <summary>Largest document, in bytes.</summary>
    public int DocumentBytesMax { get; init; } = 1_000_000;

    /// <summary>Exponent of the Zipf law by which projects are asked for.</summary>
    public double ZipfExponent { get; init; } = 0.95;
}
