using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The file of names is there.</summary>
internal sealed class NamesFileCheck(ChangeSpec spec, ReadContext context, string file)
    : SpecCheck(spec.Rules, context)
{
    /// <summary>The path of a names file, which is relative to the change file.</summary>
    public static string Resolve(string names, string file) =>
        Path.Combine(Path.GetDirectoryName(file) ?? "", names);

    public override void Run()
    {
        if (spec.NamesFile is { } names && !File.Exists(Resolve(names, file)))
        {
            Report(
                FindingCode.Unreadable,
                Node(spec, "names_file"),
                $"names_file: '{Resolve(names, file)}' is no file that can be read",
                "name a file, relative to this one");
        }
    }
}
