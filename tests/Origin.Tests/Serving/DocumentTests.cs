using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Serving;

public sealed class DocumentTests : IAsyncLifetime
{
    private LiveService _origin = null!;

    public async ValueTask InitializeAsync() => _origin = await Origins.StartAsync("after");

    public ValueTask DisposeAsync() => _origin.DisposeAsync();

    [Fact]
    public async Task Get_WithGzip_IsTheSameDocumentUnderAnotherTag()
    {
        using var plain = await _origin.AskAsync("/pypi/requests/json");
        using var gzip = await _origin.AskAsync("/pypi/requests/json", null, ("Accept-Encoding", "br, gzip;q=0.5"));
        Assert.Equal("gzip", gzip.Fields()["Content-Encoding"]);
        Assert.False(plain.Fields().ContainsKey("Content-Encoding"));
        Assert.NotEqual(plain.Fields()["ETag"], gzip.Fields()["ETag"]);
        await using var unpacked = new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        var text = await new StreamReader(unpacked).ReadToEndAsync();
        Assert.Equal(await plain.Content.ReadAsStringAsync(), text);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("GZIP", true)]
    [InlineData("*", true)]
    [InlineData("deflate, gzip", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("*, gzip;q=0", false)]
    [InlineData("*;q=0", false)]
    [InlineData("identity", false)]
    [InlineData("", false)]
    [InlineData(";;", false)]
    public async Task Get_AcceptEncoding_DecidesTheCoding(string accept, bool gzip)
    {
        using var response = await _origin.AskAsync("/pypi/requests/json", null, ("Accept-Encoding", accept));
        Assert.Equal(gzip, response.Content.Headers.ContentEncoding.Contains("gzip"));
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("{1}", 200)]
    public async Task Get_IfNoneMatch_Is304ForTheTagOfThisCoding(string condition, int status)
    {
        using var plain = await _origin.AskAsync("/pypi/requests/json");
        using var gzip = await _origin.AskAsync("/pypi/requests/json", null, ("Accept-Encoding", "gzip"));
        condition = string.Format(null, condition, plain.Fields()["ETag"], gzip.Fields()["ETag"]);
        using var response = await _origin.AskAsync("/pypi/requests/json", null, ("If-None-Match", condition));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(plain.Fields()["ETag"], response.Fields()["ETag"]);
        Assert.Equal("project/requests", response.Fields()["Surrogate-Key"]);
        Assert.Equal(status == 200, (await response.Content.ReadAsByteArrayAsync()).Length > 0);
        Assert.Equal(status == 304 ? 1 : 0, await _origin.SumAsync("not_modified"));
    }

    [Fact]
    public async Task Get_RedirectWithIfNoneMatchStar_IsStillTheRedirect()
    {
        using var response = await _origin.AskAsync("/pypi/Requests/json", null, ("If-None-Match", "*"));
        Assert.Equal(301, (int)response.StatusCode);
        Assert.False(response.Fields().ContainsKey("ETag"));
    }

    [Theory]
    [InlineData("/pypi/requests/json")]
    [InlineData("/pypi/Requests/json")]
    [InlineData("/pypi/nothing/json")]
    public async Task Head_AnyAnswer_HasTheFieldsOfGetAndNoBody(string path)
    {
        using var get = await _origin.AskAsync(path);
        using var head = await _origin.AskAsync(path, HttpMethod.Head);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Fields(), head.Fields());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Documents_WithRoomForADescription_AreExactlyAsLargeAsTheCatalogueSays()
    {
        var large = Origins.Catalogue.Projects.Where(p => p.DocumentBytes > 12_000 && p.Versions < 8).ToList();
        Assert.NotEmpty(large);
        foreach (var project in large)
        {
            foreach (var family in Origins.Options.Families)
            {
                var path = Template.Parse(family.Paths[0])
                    .Expand(place => place == "name" ? project.Normalized : Project.VersionName(1));
                using var response = await _origin.AskAsync(path);
                var body = await response.Content.ReadAsByteArrayAsync();
                Assert.Equal((path, family.BytesOf(project)), (path, body.Length));
            }
        }
    }

    [Fact]
    public async Task ProjectJson_OfAProject_TellsNameReleasesAndFiles()
    {
        var project = Origins.Catalogue.Projects.First(p => p.Versions >= 3 && p.Differs);
        var document = await JsonAsync($"/pypi/{project.Normalized}/json");
        var newest = Project.VersionName(project.Versions);
        Assert.Equal(project.Name, (string?)document["info"]!["name"]);
        Assert.Equal(newest, (string?)document["info"]!["version"]);
        Assert.Equal(
            Enumerable.Range(1, project.Versions).Select(Project.VersionName),
            document["releases"]!.AsObject().Select(r => r.Key));
        var urls = document["urls"]!.AsArray();
        Assert.Equal(document["releases"]![newest]!.ToJsonString(), urls.ToJsonString());
        Assert.Equal(
            [($"{project.Name}-{newest}.tar.gz", "source"), (Wheel(project, newest), "py3")],
            urls.Select(f => ((string)f!["filename"]!, (string)f["python_version"]!)));
        Assert.All(urls, f => Assert.EndsWith($"/{f!["filename"]}", (string?)f["url"]));
        Assert.All(urls, f => Assert.StartsWith("/packages/", (string?)f!["url"]));
    }

    [Fact]
    public async Task ReleaseJson_OfAVersion_TellsThatVersion()
    {
        var project = Origins.Catalogue.Projects.First(p => p.Versions >= 3);
        var document = await JsonAsync($"/pypi/{project.Normalized}/2.0/json");
        Assert.Equal("2.0", (string?)document["info"]!["version"]);
        Assert.Equal($"{project.Name}-2.0.tar.gz", (string?)Assert.Single(document["urls"]!.AsArray())!["filename"]);
    }

    [Fact]
    public async Task Simple_Page_LinksEveryFileByDigest()
    {
        var project = Origins.Catalogue.Projects.First(p => p.Versions >= 3);
        var page = await _origin.Public.GetStringAsync($"/simple/{project.Normalized}/");
        var document = await JsonAsync($"/pypi/{project.Normalized}/json");
        var links = new StringBuilder();
        foreach (var file in document["releases"]!.AsObject().SelectMany(r => r.Value!.AsArray()))
        {
            var target = $"{file!["url"]}#sha256={file["digests"]!["sha256"]}";
            links.Append($"<a href=\"{target}\">{file["filename"]}</a><br>\n");
        }
        Assert.Contains(links.ToString(), page);
    }

    private static string Wheel(Project project, string version) =>
        $"{project.Normalized.Replace('-', '_')}-{version}-py3-none-any.whl";

    private async Task<JsonObject> JsonAsync(string path) =>
        JsonNode.Parse(await _origin.Public.GetStringAsync(path))!.AsObject();
}
