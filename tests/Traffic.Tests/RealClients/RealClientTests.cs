using System.Diagnostics;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Traffic.Tests.RealClients;

/// <summary>The real programs against the server that the personas are tested with.</summary>
public class RealClientTests
{
    [Fact]
    public async Task Curl_ServerRedirectsToItself_GivesUpAfter51Requests()
    {
        var curl = RequiredProgram.OrSkip("curl");
        await using var server = await TestServer.StartSelfRedirectingAsync();

        var (exit, _) = await RunAsync(curl, "-q", "-sL", "--noproxy", "*", server.Url.ToString());

        Assert.Equal((47, 51), (exit, server.Requests.Count));
    }

    [Fact]
    public async Task Requests_ServerRedirectsToItself_GivesUpAfter31Requests()
    {
        var python = PythonWith("requests");
        await using var server = await TestServer.StartSelfRedirectingAsync();

        var (_, error) = await RunAsync(python, "-c", "import sys, requests; requests.get(sys.argv[1])", server.Url.ToString());

        Assert.Contains("TooManyRedirects", error, StringComparison.Ordinal);
        Assert.Equal(31, server.Requests.Count);
    }

    [Theory]
    [InlineData("/a", "/a", 5)]
    [InlineData("/a", "/b", 9)]
    public async Task Urllib_ServerRedirectsInACircle_GivesUpLikeItsPersona(string first, string second, int onTheWire)
    {
        var python = PythonWith("urllib.request");
        await using var server = await TestServer.StartAsync(context =>
            TestServer.RedirectAsync(context, context.Request.Path == first ? second : first));

        var (_, error) = await RunAsync(
            python, "-c", "import sys, urllib.request as u; u.urlopen(sys.argv[1])", new Uri(server.Url, first).ToString());

        Assert.Contains("infinite loop", error, StringComparison.Ordinal);
        Assert.Equal(onTheWire, server.Requests.Count);
    }

    /// <summary>Debian's Python, whose modules are Debian's packages, or a skip.</summary>
    private static string PythonWith(string module)
    {
        const string Python = "/usr/bin/python3";
        if (File.Exists(Python))
        {
            using var probe = Start(Python, ["-c", $"import {module}"]);
            probe.WaitForExit();
            if (probe.ExitCode == 0)
            {
                return Python;
            }
        }
        return RequiredProgram.OrSkip($"python3 with {module}");
    }

    private static async Task<(int Exit, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_PROXY"] = "*";
        return Process.Start(start)!;
    }
}
