using System.Text;

namespace CdnLab.Scenarios.Charts;

/// <summary>
/// The style sheet of a chart: colours as custom properties that follow the reader's light or dark ground. A page
/// that embeds charts writes it once.
/// </summary>
internal static class ChartStyle
{
    public static string Sheet { get; } = Build();

    private static string Build()
    {
        var text = new StringBuilder();
        text.Append(".chart{").Append(Properties(ink => ink.Light))
            .Append("--ground:#ffffff;--text:#1b1f24;--quiet:#57606a;--grid:#e3e7eb;--axis:#9aa4ae;--shade:#f8f3ec;")
            .Append("font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"DejaVu Sans\",sans-serif}\n");
        text.Append("@media (prefers-color-scheme:dark){.chart{").Append(Properties(ink => ink.Dark))
            .Append(
                "--ground:#14181d;--text:#e8ecf0;--quiet:#a3adb8;--grid:#2a3139;--axis:#5d6873;--shade:#211f1d}}\n");
        text.Append("@media print{.chart{").Append(Properties(ink => ink.Light))
            .Append(
                "--ground:#ffffff;--text:#1b1f24;--quiet:#57606a;--grid:#e3e7eb;--axis:#9aa4ae;--shade:#f8f3ec}}\n");
        text.Append(".chart text{fill:var(--text)}.chart .quiet{fill:var(--quiet)}.chart .strong{font-weight:600}\n")
            .Append(".chart .ground{fill:var(--ground)}.chart .shade{fill:var(--shade)}\n")
            .Append(".chart .grid{stroke:var(--grid)}.chart .axis{stroke:var(--axis)}")
            .Append(".chart .mark{stroke:var(--text);stroke-dasharray:2 3}")
            .Append(".chart .limit{stroke:var(--text);stroke-dasharray:7 4}\n")
            .Append(".chart .halo{paint-order:stroke;stroke:var(--ground);stroke-width:4;stroke-linejoin:round}\n")
            .Append(".chart path{stroke-linejoin:round;stroke-linecap:round}\n");
        foreach (var ink in Ink.All)
        {
            text.Append(".chart .f-").Append(ink.Name).Append("{fill:var(--").Append(ink.Name).Append(")}")
                .Append(".chart .s-").Append(ink.Name).Append("{fill:none;stroke:var(--").Append(ink.Name)
                .Append(")}\n");
        }
        return text.ToString();
    }

    private static string Properties(Func<Ink, string> colour) =>
        string.Concat(Ink.All.Select(ink => $"--{ink.Name}:{colour(ink)};"));
}
