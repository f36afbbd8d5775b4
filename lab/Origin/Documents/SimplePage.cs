using System.Net;
using System.Text;
using CdnLab.Model.Workloads;
using CdnLab.Origin.Catalog;

namespace CdnLab.Origin.Documents;

/// <summary>The page of links to a project's files that PEP 503 defines.</summary>
internal static class SimplePage
{
    private const string Open = "<!-- ", Close = " -->\n";

    /// <summary>Renders it, with a comment at its end that makes it about <paramref name="bytes"/> long.</summary>
    public static byte[] Render(Project project, IReadOnlyList<ReleaseFile> files, int bytes)
    {
        var title = WebUtility.HtmlEncode($"Links for {project.Name}");
        var page = new StringBuilder("<!DOCTYPE html>\n<html>\n<head>\n")
            .Append("<meta name=\"pypi:repository-version\" content=\"1.0\">\n")
            .Append("<title>").Append(title).Append("</title>\n</head>\n<body>\n<h1>").Append(title).Append("</h1>\n");
        foreach (var file in files)
        {
            page.Append("<a href=\"").Append(file.Url).Append("#sha256=").Append(file.Sha256).Append("\">")
                .Append(WebUtility.HtmlEncode(file.FileName)).Append("</a><br>\n");
        }
        page.Append("</body>\n</html>\n");
        var missing = bytes - Encoding.UTF8.GetByteCount(page.ToString()) - Open.Length - Close.Length;
        if (missing > 0)
        {
            page.Append(Open).Append(Filler.Text(project.Name, missing)).Append(Close);
        }
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
