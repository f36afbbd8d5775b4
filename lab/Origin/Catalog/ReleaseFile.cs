using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;

namespace CdnLab.Origin.Catalog;

/// <summary>A file of a release, as a row of the database.</summary>
/// <param name="Version">Release it belongs to.</param>
/// <param name="FileName">Name within the project.</param>
/// <param name="PackageType">Kind of archive.</param>
/// <param name="PythonVersion">What it runs on, as legacy file URLs name it.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Digest, lower-case hexadecimal; its URL is made of it.</param>
/// <param name="UploadedAt">ISO 8601 UTC.</param>
public sealed record ReleaseFile(
    string Version,
    string FileName,
    string PackageType,
    string PythonVersion,
    int Bytes,
    string Sha256,
    string UploadedAt)
{
    /// <summary>Path below which files are kept, by digest.</summary>
    public string Url => $"/packages/{Sha256[..2]}/{Sha256[2..4]}/{Sha256[4..]}/{FileName}";

    /// <summary>The files that a project of the catalogue has: a source archive a release, and a wheel of the newest.
    /// </summary>
    public static IEnumerable<ReleaseFile> Of(Project project)
    {
        for (var i = 1; i <= project.Versions; i++)
        {
            var version = Project.VersionName(i);
            yield return Make(project, i, version, project.SourceArchive(version), "sdist", "source");
            if (i == project.Versions)
            {
                var wheel = $"{project.Normalized.Replace('-', '_')}-{version}-py3-none-any.whl";
                yield return Make(project, i, version, wheel, "bdist_wheel", "py3");
            }
        }
    }

    private static ReleaseFile Make(
        Project project, int number, string version, string fileName, string type, string pythonVersion)
    {
        var random = new RandomStream(0, fileName);
        var day = number * 30 + random.NextBelow(30);
        var uploaded = new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc)
            .AddDays(day % 4000).AddSeconds(random.NextBelow(86_400));
        return new(
            version,
            fileName,
            type,
            pythonVersion,
            10_000 + random.NextBelow(2_000_000),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{project.Normalized}/{fileName}"))),
            uploaded.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
