using CdnLab.Live.Tests.Deploys;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Clients;

/// <summary>Programs that people use, against a PoP: before the deploys, during the loop, after the purge.</summary>
[Trait("Category", "Live")]
public sealed class RealClientTests(DeployLab lab) : IClassFixture<DeployLab>
{
    private const int Healthy = 200;

    private const string Script =
        "import sys, requests\ns = requests.Session()\ns.trust_env = False\n"
        + "print(s.get(sys.argv[1], headers={'Host': 'pypi.example'}).status_code)";

    [Theory]
    [InlineData(DeployLab.Normalised)]
    [InlineData(DeployLab.Verbatim)]
    public async Task Curl_DuringTheLoop_GivesUpAfter51Requests(string path)
    {
        var curl = RequiredProgram.OrSkip("curl");
        string[] arguments =
            ["-q", "-sSL", "--noproxy", "*", "-H", "Host: pypi.example", "-o", "/dev/null", "-w", "%{http_code}", Url(path)];

        await ReplayAsync(
            () => ClientProgram.RunAsync(curl, arguments),
            (requests, during) =>
            {
                Assert.Equal((47, 51), (during.Exit, requests));
                Assert.Contains("Maximum (50) redirects followed", during.Error, StringComparison.Ordinal);
            });
    }

    [Theory]
    [InlineData(DeployLab.Normalised)]
    [InlineData(DeployLab.Verbatim)]
    public async Task Requests_DuringTheLoop_GivesUpAfter31Requests(string path)
    {
        var python = ClientProgram.PythonWith("requests");

        await ReplayAsync(
            () => ClientProgram.RunAsync(python, "-c", Script, Url(path)),
            (requests, during) =>
            {
                Assert.Equal((1, 31), (during.Exit, requests));
                Assert.Contains("TooManyRedirects", during.Error, StringComparison.Ordinal);
            });
    }

    private async Task ReplayAsync(
        Func<Task<(int Exit, string Output, string Error)>> client,
        Action<int, (int Exit, string Output, string Error)> check)
    {
        await lab.PrepareAsync(CacheState.Warm);
        Assert.Equal((0, $"{Healthy}", ""), await client());

        await lab.DeployOriginAsync("after");
        await lab.DeployEdgeAsync("after");
        var before = await lab.RequestsAsync();
        var during = await client();
        check(await lab.RequestsAsync() - before, during);

        await lab.PurgeAsync(soft: false);
        Assert.Equal((0, $"{Healthy}", ""), await client());
    }

    private string Url(string path) => new Uri(lab.Pop.PublicUrl, path).ToString();
}
