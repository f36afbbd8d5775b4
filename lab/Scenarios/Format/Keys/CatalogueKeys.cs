using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>catalogue</c>.</summary>
internal static class CatalogueKeys
{
    public static ObjectShape<CatalogueOptions> Shape { get; } = new ObjectShape<CatalogueOptions>(
        "catalogue", "The projects that exist.", () => new CatalogueOptions())
        .Need("projects", Numbers.Count(1, 5_000_000), "Number of projects, named ones included.",
            (c, v) => c with { Projects = v })
        .Key("differing_share", Numbers.Ratio,
            "Share of projects whose verbatim name differs from the normalised one (PEP 503); default 0.14.",
            (c, v) => c with { DifferingShare = v })
        .Key("zipf_exponent", Numbers.FromZero, "Exponent of the Zipf law of popularity; default 0.95.",
            (c, v) => c with { ZipfExponent = v })
        .Key("versions_mean", Numbers.Within("a number from 1", 1, double.MaxValue),
            "Mean number of versions a project; default 4.", (c, v) => c with { VersionsMean = v })
        .Key("document_bytes_median", Numbers.Count(200), "Median size of a document in bytes; default 12000.",
            (c, v) => c with { DocumentBytesMedian = v })
        .Key("document_bytes_sigma", Numbers.FromZero,
            "Spread of sizes: standard deviation of the logarithm; default 1.",
            (c, v) => c with { DocumentBytesSigma = v })
        .Key("document_bytes_max", Numbers.Count(200), "Largest document in bytes; default 1000000.",
            (c, v) => c with { DocumentBytesMax = v })
        .Key("named", new ListShape<string>(
            Texts.Matching("a project name", "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")),
            "Verbatim names that lead the catalogue, most popular first.", (c, v) => c with { Named = v })
        .Key("first_letters", new MapShape<double>(Numbers.Ratio, key: NamePattern.Letter),
            "Share of projects by first letter; letters not named share the rest evenly.",
            (c, v) => c with { FirstLetters = v });
}
