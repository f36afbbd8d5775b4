using System.Text.RegularExpressions;
using CdnLab.Scenarios.Import;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>The samples of docs/import.md.</summary>
public sealed class ImportPageTests
{
    private static readonly string Page = Repository.Read("docs/import.md");

    [Fact]
    public void Vcl_OfThePage_GivesTheRulesOfThePage() =>
        Assert.Equal(Fence("yaml"), Yaml(Imported.Vcl(Fence("vcl"))));

    [Fact]
    public void Nginx_OfThePage_IsUnderstood()
    {
        var result = Imported.Nginx(Fence("nginx"));

        Assert.Equal("301 /posts/x", Imported.Decide(result, "/blog/7/x"));
        Assert.Equal("pass /me/", Imported.Decide(result, "/me/"));
        Assert.Equal("/people/x", Imported.Decide(result, "/users/x"));
    }

    [Fact]
    public void Findings_OfThePage_AreThoseOfSuchAFile() => Assert.Equal(
        Fence("text").TrimEnd(),
        string.Join('\n', Imported.Vcl(
            "\n\nif (client.ip ~ office) { set req.url = \"/x\"; }\n\n\n\n"
            + "if (req.url ~ \"a(?=b)\") { set req.url = \"/y\"; }\n\nset req.url = boltsort.sort(req.url);\n").Findings));

    private static string Yaml(ImportResult result)
    {
        Assert.Empty(Imported.Findings(result));
        return EdgeConfigYaml.Write(result.Config with { Name = "after" });
    }

    private static string Fence(string kind) =>
        Regex.Match(Page, $"```{kind}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
