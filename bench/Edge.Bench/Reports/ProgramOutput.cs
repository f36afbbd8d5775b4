using System.Diagnostics;

namespace CdnLab.Edge.Bench.Reports;

/// <summary>What a program writes to standard output, and to standard error where that is asked for.</summary>
internal static class ProgramOutput
{
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Length > 0 ? output : await errors;
    }
}
