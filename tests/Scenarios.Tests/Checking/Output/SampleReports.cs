using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Output;
using CdnLab.Scenarios.Tests.Catalog;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>Answers that writers are tried on, each made once.</summary>
internal static class SampleReports
{
    /// <summary>Text that means something to Markdown, XML, JSON and people.</summary>
    public const string Hostile =
        "<b>|`x``y`| [a](javascript:b) ]]> {0} @team #1 *c* _d_ \\ <!-- \"'&\n\r\t| e |\u0000\u0007\u202e\ud800";

    private const string File = "docs/checks/examples/json-names.yaml";
    private static readonly Lazy<CheckReport> OfSeed = new(() => ChangeCheck.Run(Load(File)));
    private static readonly Lazy<CheckReport> OfSafe =
        new(() => PlanCase.Check("deploy_origin: both", "shield: false"));
    private static readonly Lazy<CheckReport> OfBounded = new(() => PlanCase.Check(
        "deploy_origin: after; purge: {keys: ['project/{normalized}'], only: [project-json]}; "
            + "deploy_edge: {config: after-v2}",
        "bounds: {cold_share_max: 0.1, recovery_max: 1h, old_release_max: 1h}"));

    /// <summary>The change of 2022-06-10, as the repository names its file.</summary>
    public static CheckReport Seed => OfSeed.Value;

    /// <summary>By name, for theories.</summary>
    public static CheckReport Of(string name) => name switch
    {
        "seed" => Seed,
        "hostile" => Bad(Seed),
        "safe" => OfSafe.Value,
        "suggested" => Seed with
        {
            Suggestions = [new() { Remedies = ["swap", "a|b"], Change = Seed.Change, Waiting = TimeSpan.FromDays(2) }],
        },
        "unfinished" => OfSafe.Value with { Verdict = CheckVerdict.Unfinished },
        "bounded" => OfBounded.Value,
        _ => Unread(),
    };

    /// <summary>A change of the repository under the name of its file there.</summary>
    private static ChangeSpec Load(string file) => ChangeLoader.Parse(Repository.Read(file), file).Spec!;

    /// <summary>An answer in a format.</summary>
    public static string Write(string format, CheckReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        CheckWriters.ByName[format].Write(report, text);
        return text.ToString();
    }

    private static CheckReport Unread()
    {
        var safe = OfSafe.Value;
        return safe with
        {
            Verdict = CheckVerdict.Incomplete,
            Change = safe.Change with { Unread = [new(new("vcl/edge one.vcl", 3, 5), "'client.ip ~ office': no rule")] },
            Notes = ["incomplete: vcl/edge one.vcl:3:5: not understood: 'client.ip ~ office': no rule", "a remark"],
            Classes = [.. safe.Classes.Select(c => c with { Verdict = CheckVerdict.Incomplete })],
        };
    }

    private static CheckReport Bad(CheckReport report) => report with
    {
        Change = report.Change with { Title = Hostile },
        FirstUnsafe = Hostile,
        Notes = [Hostile],
        Orders = [.. report.Orders.Select(o => o with { Why = Hostile })],
        Classes = [.. report.Classes.Select(c => c with { Title = c.Title + Hostile, Examples = [Hostile] })],
        Findings = [.. report.Findings.Select(f => f with
        {
            What = Hostile,
            When = Hostile,
            Place = f.Place with { File = "a b/<c>|`d`\n.yaml" },
            Examples = [Hostile, Hostile],
            Classes = [.. f.Classes.Select(c => c + Hostile)],
            Story = [.. f.Story.Select(l => l with
            {
                Text = Hostile,
                Exchange = l.Exchange is null ? null : l.Exchange with { Url = "/" + Hostile, Location = "/```" + Hostile },
            })],
        })],
    };
}
