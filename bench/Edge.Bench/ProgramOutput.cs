using System.Diagnostics;

namespace CdnLab.Edge.Bench;

/// <summary>What a program writes to standard output.</summary>
internal static class ProgramOutput
{
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
