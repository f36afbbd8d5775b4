using System.Text.Encodings.Web;
using System.Text.Json;
using CdnLab.Model.Workloads;
using CdnLab.Origin.Catalog;

namespace CdnLab.Origin.Documents;

/// <summary>The JSON document of a project or of one of its releases, of the form that PyPI's JSON API had in 2022.
/// </summary>
internal static class ProjectDocument
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders it, with a description that makes it <paramref name="bytes"/> long; longer when its files alone
    /// need more.</summary>
    public static byte[] Render(Project project, string? version, IReadOnlyList<ReleaseFile> files, int bytes)
    {
        var bare = Render(project, version, files, "");
        return bare.Length >= bytes
            ? bare
            : Render(project, version, files, Filler.Text(project.Name, bytes - bare.Length));
    }

    private static byte[] Render(Project project, string? version, IReadOnlyList<ReleaseFile> files, string description)
    {
        var shown = version ?? Project.VersionName(project.Versions);
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            WriteInfo(json, project, shown, description);
            json.WriteNumber("last_serial", 10_000_000 + project.Rank);
            json.WriteStartObject("releases");
            foreach (var release in files.GroupBy(f => f.Version))
            {
                WriteFiles(json, release.Key, release);
            }
            json.WriteEndObject();
            WriteFiles(json, "urls", files.Where(f => f.Version == shown));
            json.WriteStartArray("vulnerabilities");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    private static void WriteInfo(Utf8JsonWriter json, Project project, string version, string description)
    {
        json.WriteStartObject("info");
        json.WriteString("author", $"The {project.Name} authors");
        json.WriteString("description", description);
        json.WriteString("description_content_type", "text/plain");
        json.WriteString("license", "MIT");
        json.WriteString("name", project.Name);
        json.WriteString("package_url", $"/project/{project.Name}/");
        json.WriteString("release_url", $"/project/{project.Name}/{version}/");
        json.WriteString("requires_python", ">=3.7");
        json.WriteString("summary", $"Project number {project.Rank} of the lab's catalogue");
        json.WriteString("version", version);
        json.WriteBoolean("yanked", false);
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, string key, IEnumerable<ReleaseFile> files)
    {
        json.WriteStartArray(key);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteStartObject("digests");
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
            json.WriteString("filename", file.FileName);
            json.WriteString("packagetype", file.PackageType);
            json.WriteString("python_version", file.PythonVersion);
            json.WriteNumber("size", file.Bytes);
            json.WriteString("upload_time_iso_8601", file.UploadedAt);
            json.WriteString("url", file.Url);
            json.WriteBoolean("yanked", false);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
