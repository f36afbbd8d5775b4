namespace CdnLab.Simulation.Bench.Runs;

/// <summary>Runs of the lab in processes of their own.</summary>
internal static class LabRun
{
    private const string Bench = "CdnLab.Simulation.Bench.dll";
    private const string Command = "CdnLab.Scenarios.dll";
    private const string CommandRuntime = "CdnLab.Scenarios.runtimeconfig.json";

    /// <summary>One run by this program's own verb, under the runtime settings of the <c>cdnlab</c> command.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote.</exception>
    public static async Task<RunFigures> MeasureAsync(
        IEnumerable<string> arguments, int processor = ChildProcess.Processor)
    {
        string[] line =
            ["dotnet", "exec", "--runtimeconfig", Own(CommandRuntime), Own(Bench), "run", .. arguments];
        var child = await ChildProcess.RunAsync(line, processor);
        return child.ExitCode == 0
            ? RunFigures.Parse(child.Output) with { WallSeconds = child.WallSeconds }
            : throw new InvalidOperationException($"a run failed ({child.ExitCode}): {child.Error.Trim()}");
    }

    /// <summary>A <c>cdnlab</c> command.</summary>
    public static Task<ChildProcess> CommandAsync(
        IEnumerable<string> arguments, int processor = ChildProcess.Processor) =>
        ChildProcess.RunAsync(["dotnet", Own(Command), .. arguments], processor);

    /// <summary>Whether there is a <c>cdnlab simulate</c>.</summary>
    public static async Task<bool> HasCommandAsync()
    {
        var help = await CommandAsync(["simulate", "--help"]);
        return help.ExitCode == 0 && help.Output.Contains("simulate <SCENARIO>", StringComparison.Ordinal);
    }

    private static string Own(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
