using System.CommandLine;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary>The options of every command that continues a scenario from an instant.</summary>
internal sealed class ContinuationOptions(string horizon, string output)
{
    public Argument<string> Scenario { get; } =
        new("SCENARIO") { Description = "A name from the catalogue, or a path." };

    public Option<string?> Seed { get; } = Text("--seed", "N", "First seed; default: the scenario's.");

    public Option<string?> Scale { get; } =
        Text("--scale", "F", "Share of the scenario's size, with all PoPs; default: 1.");

    public Option<string?> Sample { get; } = Text(
        "--sample", "N|all",
        $"Simulate about N projects, each for others like it; default: {ContinuationRequest.SampleDefault}.");

    public Option<string[]> Settings { get; } = new("--set")
    {
        Description = "Another value for a key of the scenario; may be given several times.",
        HelpName = "path=value",
    };

    public Option<string?> After { get; } =
        Text("--after", "D", "Instant of the decision, since the start; default: the first purge.");

    public Option<string?> Horizon { get; } = Text("--horizon", "D", $"How long each continues; default: {horizon}.");

    public Option<string?> Out { get; } =
        Text("--out", "DIR", $"Directory of the results; default: reports/latest/SCENARIO-{output}.");

    public Option<string?> Jobs { get; } =
        Text("--jobs", "N", "Runs at once; default: as many as there are processors and memory for.");

    /// <summary>Adds them to a command, after its own.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Scenario);
        foreach (var option in new Option[] { Seed, Scale, Sample, Settings, After, Horizon, Out, Jobs })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>An option whose value is read later, so that all that is wrong is told at once.</summary>
    public static Option<string?> Text(string name, string value, string about, params string[] aliases) =>
        new(name, aliases) { Description = about, HelpName = value };
}
