using CdnLab.Scenarios.Export;
using Xunit;

namespace CdnLab.Scenarios.Tests.Export;

public sealed class EdgeDifferencesTests
{
    [Fact]
    public void Docs_HoldTheTable()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CdnLab.sln")))
        {
            folder = folder.Parent;
        }
        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "real-edges.md"));

        Assert.True(page.Contains(EdgeDifferences.Markdown(), StringComparison.Ordinal), EdgeDifferences.Markdown());
    }
}
