using System.Text.Json;

namespace CdnLab.Redirector.Lookup;

/// <summary>Finds a file among the releases that a project's document lists.</summary>
internal static class ReleaseScan
{
    /// <summary>URL of the file, or null.</summary>
    /// <exception cref="JsonException">The document is not of the form expected.</exception>
    public static string? Find(JsonElement document, FileUrl wanted)
    {
        try
        {
            return document.GetProperty("releases").EnumerateObject()
                .SelectMany(release => release.Value.EnumerateArray())
                .Where(file => file.GetProperty("filename").GetString() == wanted.FileName
                    && (wanted.PythonVersion is null
                        || file.GetProperty("python_version").GetString() == wanted.PythonVersion))
                .Select(file => file.GetProperty("url").GetString())
                .FirstOrDefault();
        }
        catch (Exception other) when (other is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException("the document lists no releases", other);
        }
    }
}
