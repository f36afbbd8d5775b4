using System.Diagnostics;
using System.Runtime.InteropServices;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Testing;

/// <summary>One of our programs as a process, from the output folder of the test project that references it.
/// </summary>
public static class ServiceProcess
{
    /// <summary>The dotnet that runs this test.</summary>
    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    /// <summary>Starts <c>dotnet ASSEMBLY.dll</c> with its three standard streams in the test's hands.</summary>
    public static Process Start(
        string assembly, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads standard output up to the start line; null when it ends without one.</summary>
    public static async Task<StartLine?> ReadStartLineAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (StartLine.TryParse(line) is { } start)
            {
                return start;
            }
        }

        return null;
    }
}
