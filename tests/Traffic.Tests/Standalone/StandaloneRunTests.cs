using System.Diagnostics;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CdnLab.Traffic.Tests.Standalone;

public class StandaloneRunTests
{
    [Fact]
    public async Task Run_ServerAnswers_EndsWithASummaryAndZero()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("hello"));

        var (exit, output, _) = await RunAsync("--target", server.Url.ToString(), "--rate", "200", "--duration", "0.5s");

        Assert.Equal(0, exit);
        Assert.Matches($@"requests +{server.Requests.Count}\n  ok +{server.Requests.Count}\n", output);
        Assert.Contains("latency from the intended start: p50 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServerLoops_EndsWithOneAndTheWireRequests()
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();

        var (exit, output, _) = await RunAsync(
            "--target", server.Url.ToString(), "--rate", "50", "--duration", "0.5s", "--path", "/pypi/{name}/json");

        Assert.Equal(1, exit);
        Assert.Matches(@"  ok +0\n  looped +[0-9]+  \([0-9,]+ wire requests\)\n", output);
        Assert.Contains("newest failure: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no http address", "--target", "nowhere")]
    [InlineData("is no duration", "--target", "http://127.0.0.1:1", "--duration", "long")]
    [InlineData("is no path", "--target", "http://127.0.0.1:1", "--path", "x")]
    [InlineData("is no rate", "--target", "http://127.0.0.1:1", "--rate", "-1")]
    [InlineData("is no option", "--target", "http://127.0.0.1:1", "--rat", "1")]
    public async Task Run_BadUsage_EndsWithTwoAndTheReason(string reason, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start("CdnLab.Traffic", arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await WaitAsync(process);
        return (process.ExitCode, await output, await error);
    }

    private static async Task WaitAsync(Process process)
    {
        using var late = new CancellationTokenSource(Eventually.Deadline, TimeProvider.System);
        await process.WaitForExitAsync(late.Token);
    }
}
