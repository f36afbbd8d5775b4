using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Origin.Catalog;
using Microsoft.Extensions.Caching.Memory;

namespace CdnLab.Origin.Documents;

/// <summary>Renders documents from rows, the same bytes every time. Rendered ones are kept up to a bound only to spare
/// the machine that runs the lab: what an answer costs the origin is its service time, kept or not.</summary>
public sealed class DocumentStore(CatalogDatabase database) : IDisposable
{
    private const long KeptBytesMax = 64 << 20;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptBytesMax });

    public async Task<RenderedDocument> GetAsync(DocumentFamily family, Project project, string? version, bool gzip)
    {
        var key = (family.Name, project.Normalized, version, gzip);
        if (_kept.TryGetValue(key, out RenderedDocument? kept))
        {
            return kept!;
        }
        var files = await database.FilesAsync(project.Normalized);
        var bytes = family.BytesOf(project);
        var body = family.ContentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            ? SimplePage.Render(project, files, bytes)
            : ProjectDocument.Render(project, version, files, bytes);
        var document = RenderedDocument.Of(body, gzip);
        _kept.Set(key, document, new MemoryCacheEntryOptions { Size = document.Body.Length });
        return document;
    }

    public void Dispose() => _kept.Dispose();
}
