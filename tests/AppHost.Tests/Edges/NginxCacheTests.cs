using System.Text;
using CdnLab.AppHost.Edges;
using Xunit;

namespace CdnLab.AppHost.Tests.Edges;

public sealed class NginxCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-nginx-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("one", null, 1)]
    [InlineData("two", null, 2)]
    [InlineData("on", null, 0)]
    [InlineData("body", null, 0)]
    [InlineData(null, "host/a", 1)]
    [InlineData(null, "host/", 0)]
    public void Purge_ByTagOrKey_DeletesWhatCarriesTheWholeWord(string? tag, string? key, int expected)
    {
        Store("1/a", "host/a", "Surrogate-Key: one two");
        Store("2/b", "host/b", "surrogate-key:three\r\nX: y\r\nSURROGATE-KEY: two");
        Store("2/c", "host/c", "X-Surrogate-Key: one");

        var purged = new NginxCache(_folder).Purge(
            new HashSet<string>(tag is null ? [] : [tag]), new HashSet<string>(key is null ? [] : [key]), all: false);

        Assert.Equal((expected, 3 - expected), (purged, Files));
    }

    [Fact]
    public void Purge_All_DeletesEveryFile()
    {
        Store("1/a", "host/a", "X: y");
        File.WriteAllText(Path.Combine(_folder, "1", "unreadable"), "no cache file");

        Assert.Equal(2, new NginxCache(_folder).Purge(new HashSet<string>(), new HashSet<string>(), all: true));
        Assert.Equal(0, Files);
    }

    private int Files => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length;

    private void Store(string name, string key, string fields)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(
            $"\u0005\0\0\0\u00ff\nKEY: {key}\nHTTP/1.1 200 OK\r\n{fields}\r\n\r\nSurrogate-Key: body\r\n"));
    }
}
