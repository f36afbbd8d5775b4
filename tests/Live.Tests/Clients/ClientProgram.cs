using System.Diagnostics;
using CdnLab.Testing;

namespace CdnLab.Live.Tests.Clients;

/// <summary>Runs a client to its end.</summary>
internal static class ClientProgram
{
    /// <summary>Debian's Python, whose modules are Debian's packages, or a skip.</summary>
    public static string PythonWith(string module)
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

    public static async Task<(int Exit, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), error.Trim());
    }

    private static Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
