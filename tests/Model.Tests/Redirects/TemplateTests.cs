using CdnLab.Model.Redirects;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("/plain", "/plain")]
    [InlineData("/p/{name}/json", "/p/My_Pkg/json")]
    [InlineData("{name:pep503}", "my-pkg")]
    [InlineData("{name:lower}{name:upper}", "my_pkgMY_PKG")]
    public void Expand_Places_AreFilledAndTransformed(string template, string expected) =>
        Assert.Equal(expected, Template.Parse(template).Expand(n => n == "name" ? "My_Pkg" : null));

    [Fact]
    public void Expand_PlaceWithoutValue_IsRefused() =>
        Assert.Throws<KeyNotFoundException>(() => Template.Parse("{other}").Expand(_ => null));

    [Theory]
    [InlineData("/p/{name")]
    [InlineData("{name:rot13}")]
    public void Parse_BrokenTemplate_IsRefused(string template) =>
        Assert.Throws<FormatException>(() => Template.Parse(template));

    [Theory]
    [InlineData("/p/{name}/json", "/p/a/json", "a", null)]
    [InlineData("/p/{name}/{version}/json", "/p/a/1.0/json", "a", "1.0")]
    [InlineData("/p/{name}/json/", "/p/a/json/", "a", null)]
    [InlineData("/p/{name}", "/p/a", "a", null)]
    public void Match_PathOfTheForm_GivesItsSegments(string template, string path, string name, string? version)
    {
        var values = Template.Parse(template).Match(path);

        Assert.Equal((name, version), (values!["name"], values.GetValueOrDefault("version")));
    }

    [Theory]
    [InlineData("/p/{name}/json", "/p//json")]
    [InlineData("/p/{name}/json", "/p/a/json/")]
    [InlineData("/p/{name}/json", "/p/a/b/json")]
    [InlineData("/p/{name}/json", "/P/a/json")]
    [InlineData("/p/{name}/json", "/p/a/jso")]
    [InlineData("/p/{name}/json", "/p/")]
    [InlineData("/p/{name}/json/", "/p/a/json")]
    public void Match_OtherPath_IsNull(string template, string path) =>
        Assert.Null(Template.Parse(template).Match(path));
}
