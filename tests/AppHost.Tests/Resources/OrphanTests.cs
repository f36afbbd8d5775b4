using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.AppHost.Tests.Resources;

/// <summary>Nothing of a lab outlives its host, whatever ends the host.</summary>
public sealed class OrphanTests
{
    [Fact]
    public async Task Host_Killed_TakesItsChildrenWithIt()
    {
        using var host = ServiceProcess.Start("CdnLab.SampleHost", []);
        var pids = await ReadPidsAsync(host);
        Assert.Equal(4, pids.Length);
        host.Kill();
        await GoneAsync(pids);
    }

    [Fact]
    public async Task DotnetRun_Killed_EndsTheHostAndItsChildren()
    {
        var start = new ProcessStartInfo(ServiceProcess.Dotnet) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "run", "--no-build", "-c", Configuration, "--project", HostProject() })
        {
            start.ArgumentList.Add(argument);
        }

        using var launcher = Process.Start(start)!;
        var pids = await ReadPidsAsync(launcher);
        Assert.NotEqual(launcher.Id, pids[0]);
        launcher.Kill();
        await GoneAsync(pids);
    }

    private static async Task GoneAsync(int[] pids)
    {
        try
        {
            await Eventually.TrueAsync(() => !pids.Any(ProcessTable.Runs), $"the end of {string.Join(' ', pids)}");
        }
        finally
        {
            foreach (var orphan in pids.Where(ProcessTable.Runs))
            {
                using var process = Process.GetProcessById(orphan);
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}")
            ? "Release"
            : "Debug";

    private static string HostProject([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../SampleHost"));

    private static async Task<int[]> ReadPidsAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("pids ", StringComparison.Ordinal))
            {
                return [.. line.Split(' ').Skip(1).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];
            }
        }

        throw new InvalidOperationException("the host ended before its children had started");
    }
}
