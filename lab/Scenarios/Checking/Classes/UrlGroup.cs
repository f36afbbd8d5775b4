using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>A class of URLs: those of a group of names whose documents share cache keys or redirect to each other. The
/// unit of the search.</summary>
/// <param name="Names">The names.</param>
/// <param name="Families">Families of the URLs, joined by commas.</param>
/// <param name="Variety">What else sets it apart (a query, a version that does not exist), or empty.</param>
/// <param name="Space">What the rules make of them.</param>
internal sealed record UrlGroup(NameGroup Names, string Families, string Variety, Space Space)
{
    /// <summary>The variety of URLs with a version that does not exist.</summary>
    public const string NoSuchVersion = "no such version";

    /// <summary>It in words.</summary>
    public string Title
    {
        get
        {
            var names = Names.Spelling switch
            {
                NameClass.Same => "already normalised",
                NameClass.Case => "differ in case",
                NameClass.Separators => "differ in separators",
                NameClass.CaseAndSeparators => "differ in case and separators",
                _ => "no such project",
            };
            return $"{Families}: {names}{(Variety.Length > 0 ? ", " + Variety : "")}"
                + (Names.Outcome.Contains('1') ? $", as {Names.Member.Name}" : "");
        }
    }
}
