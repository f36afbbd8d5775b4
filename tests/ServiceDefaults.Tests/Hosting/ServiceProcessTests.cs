using System.Diagnostics;
using System.Globalization;
using CdnLab.SampleService;
using CdnLab.ServiceDefaults.Hosting;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Hosting;

/// <summary>A service as the process that a host or a shell starts.</summary>
public sealed class ServiceProcessTests
{
    private const string Service = "CdnLab.SampleService";

    [Fact]
    public async Task Start_PrintsOneReadyLineWithTheAddressesItAnswersAt()
    {
        await using var service = await LiveService.StartProcessAsync(Service);
        Assert.Equal("hello", await service.Public.GetStringAsync("/"));
        Assert.Equal("Healthy", await service.Control.GetStringAsync("/health"));
        Assert.NotEqual(service.PublicUrl.Port, service.ControlUrl.Port);
    }

    [Fact]
    public async Task Start_WithoutControlAddress_HasNoControlListener()
    {
        using var process = ServiceProcess.Start(Service, ["--urls", "http://127.0.0.1:0"]);
        var start = await ServiceProcess.ReadStartLineAsync(process);
        Assert.Equal((process.Id, 0, 1), (start!.Ready!.Pid, start.Ready.Control.Count, start.Ready.Public.Count));
        process.Kill();
    }

    [Theory]
    [InlineData("--speed=-1", "--speed: '-1'")]
    [InlineData("--speed", "--speed has no value")]
    [InlineData("--nonsense=1", "'--nonsense=1' is no option of sample")]
    [InlineData("--urls=ftp://x", "'ftp://x' is no http address")]
    [InlineData("--control-urls=http://127.0.0.1:0", "a control address needs a control token")]
    [InlineData("--config=/no/such/file.json", "/no/such/file.json")]
    [InlineData("--bin-seconds=0", "--bin-seconds: '0'")]
    public async Task Start_Impossible_PrintsOneFailedLineAndEndsWith2(string argument, string error)
    {
        using var process = ServiceProcess.Start(Service, [argument]);
        var start = await ServiceProcess.ReadStartLineAsync(process);
        Assert.Equal("sample", start!.Failed!.Service);
        Assert.Contains(error, start.Failed.Error);
        Assert.NotEmpty(start.Failed.Fix);
        Assert.Equal(2, await ExitCodeAsync(process));
        Assert.Empty(await process.StandardError.ReadToEndAsync());
    }

    [Theory]
    [InlineData("{ \"size\": \"ten\" }", ":1: ")]
    [InlineData("{\n  \"sise\": 1 }", ":2: ")]
    public async Task Start_WithAWrongConfigFile_NamesThePlace(string text, string place)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, text);
        using var process = ServiceProcess.Start(Service, [], ("CDNLAB_CONFIG", path));
        var start = await ServiceProcess.ReadStartLineAsync(process);
        Assert.StartsWith(path + place, start!.Failed!.Error);
        File.Delete(path);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_WhileARequestHangs_EndsCleanly(string signal)
    {
        await using var service = await LiveService.StartProcessAsync(Service);
        _ = service.Public.GetAsync("/hang");
        await service.Public.GetStringAsync("/");
        await SignalAsync(service.Process, signal);
        Assert.Equal(0, await ExitCodeAsync(service.Process));
    }

    [Fact]
    public async Task Signal_WhileAPartOfItDoesNotStop_EndsAllTheSame()
    {
        await using var service = await LiveService.StartProcessAsync(Service, ("stubborn", "yes"));
        await SignalAsync(service.Process, "TERM");
        Assert.Equal(0, await ExitCodeAsync(service.Process));
    }

    [Fact]
    public async Task ParentPipe_InterruptedThenClosed_EndsOnlyWithThePipe()
    {
        using var process = ServiceProcess.Start(Service, [], ("CDNLAB_PARENT_PIPE", "1"));
        var start = await ServiceProcess.ReadStartLineAsync(process);
        using var client = new HttpClient { BaseAddress = new Uri(start!.Ready!.Public[0]) };
        await SignalAsync(process, "INT");
        Assert.Equal("hello", await client.GetStringAsync("/"));
        process.StandardInput.Close();
        Assert.Equal(0, await ExitCodeAsync(process));
    }

    [Fact]
    public async Task Help_ListsEveryOptionWithAnExample()
    {
        using var process = ServiceProcess.Start(Service, ["--help"]);
        var help = await process.StandardOutput.ReadToEndAsync();
        var options = Sample.Definition.Options.Concat(ServiceOption.Common);
        Assert.All(options, option => Assert.Contains($"--{option.Name} ", help));
        Assert.Contains("Example:", help);
        Assert.Equal(0, await ExitCodeAsync(process));
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<int> ExitCodeAsync(Process process)
    {
        await process.WaitForExitAsync().WaitAsync(Eventually.Deadline, TimeProvider.System);
        return process.ExitCode;
    }
}
