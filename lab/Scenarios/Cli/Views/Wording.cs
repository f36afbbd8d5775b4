using System.Globalization;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>How values are written for people.</summary>
internal static class Wording
{
    /// <summary>A duration as scenario files write it.</summary>
    public static string Duration(TimeSpan value)
    {
        var text = (value.Days > 0 ? $"{value.Days}d" : "")
            + (value.Hours > 0 ? $"{value.Hours}h" : "")
            + (value.Minutes > 0 ? $"{value.Minutes}m" : "")
            + (value.Seconds > 0 ? $"{value.Seconds}s" : "")
            + (value.Milliseconds > 0 ? $"{value.Milliseconds}ms" : "");
        return text.Length == 0 ? "0s" : text;
    }

    public static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Share(double value) => value.ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset value) => value.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A release and a config, <c>origin/edge</c>.</summary>
    public static string State(DeployState state) => $"{state.Release}/{state.Config}";

    public static string Names(NameClass name) => name switch
    {
        NameClass.Same => "already normalised",
        NameClass.Case => "differ in case",
        NameClass.Separators => "differ in separators",
        NameClass.CaseAndSeparators => "differ in both",
        _ => "no such project",
    };
}
