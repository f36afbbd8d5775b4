using CdnLab.Model.Redirects;

namespace CdnLab.Model.Workloads;

/// <summary>A project of the catalogue.</summary>
/// <param name="Rank">Popularity rank, from 1.</param>
/// <param name="Name">Verbatim name.</param>
/// <param name="Normalized">PEP 503 form of the name.</param>
/// <param name="Versions">Number of releases; version <c>i</c> is called <c>i.0</c>, from 1.</param>
/// <param name="DocumentBytes">Size of its document, in bytes.</param>
public sealed record Project(int Rank, string Name, string Normalized, int Versions, int DocumentBytes)
{
    /// <summary>Whether verbatim and normalised name differ: only then can a spelling redirect exist.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Differs => Name != Normalized;

    /// <summary>A project from its verbatim name.</summary>
    public static Project Of(int rank, string name, int versions, int documentBytes) =>
        new(rank, name, Pep503.Normalize(name), versions, documentBytes);

    /// <summary>Name of its version number <paramref name="index"/>, from 1.</summary>
    public static string VersionName(int index) =>
        index.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".0";

    /// <summary>File name of a release's source archive: verbatim name and version.</summary>
    public string SourceArchive(string version) => $"{Name}-{version}.tar.gz";

    /// <summary>Whether it has a release of that name.</summary>
    public bool HasVersion(string version) =>
        version.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(version.AsSpan(0, version.Length - 2), out var index)
        && index >= 1 && index <= Versions && VersionName(index) == version;
}
