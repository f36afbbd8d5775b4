using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Format;
using CdnLab.Testing;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

/// <summary><c>cdnlab simulate</c> over the sample scenario, a made-up engine and a clock that stands still.</summary>
internal sealed class SimulateLab : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-simulate-").FullName;

    public SimulateLab() => Environment = new SimulateEnvironment
    {
        Load = Load,
        Run = Engine.Run,
        Time = Time,
        Processors = 2,
        Interruption = Interruption.Token,
    };

    public FakeSimulator Engine { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public CancellationTokenSource Interruption { get; } = new();

    public SimulateEnvironment Environment { get; set; }

    public bool ErrorIsTerminal { get; set; }

    public int Width { get; set; } = 100;

    /// <summary>Where results go.</summary>
    public string Out => Path.Combine(_root, "out");

    public (int Code, string Output, string Error) Run(params string[] args) =>
        RunBare(["simulate", "sample", "--out", Out, .. args]);

    public (int Code, string Output, string Error) RunBare(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, Width, colour: false, ErrorIsTerminal);
        var code = CdnLabCommand.Run(args, terminal, Environment);
        return (code, output.ToString(), error.ToString());
    }

    public string In(params string[] path) => Path.Combine([Out, .. path]);

    public string Text(params string[] path) => File.ReadAllText(In(path));

    public RunRecord Record(params string[] path) => RunRecord.Read(In(path));

    /// <summary>Paths of all files below the results, with their text.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .GetFiles(Out, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Out, file), File.ReadAllText, StringComparer.Ordinal);

    public void Dispose()
    {
        Interruption.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    // The one setting there is; every other is a finding, as the loader's own are.
    private static LoadResult Load(string name, IReadOnlyList<string> settings)
    {
        var wrong = settings.Where(s => !s.StartsWith("clients.rate=", StringComparison.Ordinal)).ToList();
        if (wrong.Count > 0)
        {
            return new(null, [.. wrong.Select(s =>
                new Finding($"--set {s}", 1, 1, FindingCode.UnknownKey, "unknown key", "another one"))]);
        }
        var rate = settings.LastOrDefault()?["clients.rate=".Length..] ?? "20";
        var result = ScenarioLoader.Parse(Sample.With("rate: 20\n", $"rate: {rate}\n"), name + ".yaml");
        return result.Spec is null ? new(null, [.. result.Findings]) : result;
    }
}
