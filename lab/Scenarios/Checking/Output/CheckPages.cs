using System.Reflection;
using System.Text.RegularExpressions;
using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The pages of docs/checks, as the program carries them.</summary>
internal static partial class CheckPages
{
    private static readonly Assembly Program = typeof(CheckPages).Assembly;

    /// <summary>Where the pages are published: the build's property <c>CheckPagesAddress</c>.</summary>
    public static string Address { get; } = Program.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == "CheckPagesAddress").Value!;

    /// <summary>The page of a rule.</summary>
    public static string AddressOf(CheckRule rule) => $"{Address}{rule.Name}.md";

    /// <summary>The page as Markdown without its title, links leading to where pages are published.</summary>
    public static string MarkdownOf(CheckRule rule) => Link().Replace(Read(rule), $"[$1]({Address}$2)");

    /// <summary>The page as text: links are their words.</summary>
    public static string TextOf(CheckRule rule) => Link().Replace(Read(rule), "$1");

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    private static string Read(CheckRule rule)
    {
        using var stream = Program.GetManifestResourceStream($"CdnLab.Scenarios.Checking.Pages.{rule.Name}.md")!;
        using var reader = new StreamReader(stream);
        var page = reader.ReadToEnd().ReplaceLineEndings("\n");
        return page[(page.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
    }
}
