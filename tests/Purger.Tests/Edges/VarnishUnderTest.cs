using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Edges;

/// <summary>A real Varnish under a VCL of the documents, before an origin.</summary>
internal sealed class VarnishUnderTest : IAsyncDisposable
{
    private readonly Process _process;

    private VarnishUnderTest(Process process, Uri url)
    {
        _process = process;
        Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = url };
    }

    /// <summary>Folder of Varnish's modules where they are not in its own; null: it is not said.</summary>
    public static string? Modules { get; } = Environment.GetEnvironmentVariable("CDNLAB_VMOD_PATH");

    public HttpClient Client { get; }

    public Uri Url => Client.BaseAddress!;

    /// <summary>Starts it; skips the test where it is not installed.</summary>
    public static async Task<VarnishUnderTest> StartAsync(string vcl, Uri origin, string folder)
    {
        var program = RequiredProgram.OrSkip("varnishd");
        var text = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "purging", vcl));
        var file = Path.Combine(folder, vcl);
        await File.WriteAllTextAsync(file, text.Replace("\"8000\"", $"\"{origin.Port}\""));
        var port = FreePort();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-F", "-j", "none", "-n", Path.Combine(folder, "varnish"), "-a", $"127.0.0.1:{port}", "-f", file,
            "-s", "malloc,32m", "-p", "thread_pools=1", "-p", "vsl_space=1M",
            .. Modules is { } modules ? ["-p", $"vmod_path={modules}"] : Array.Empty<string>(),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var varnish = new VarnishUnderTest(process, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.TrueAsync(varnish.AnswersAsync, "varnishd answers");
        return varnish;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        // Its manager ends the worker on SIGTERM.
        using var kill = Process.Start("kill", [$"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CdnLab.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process.HasExited, "varnishd ended");
        try
        {
            using var answer = await Client.GetAsync("/health/json");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
