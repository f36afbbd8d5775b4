using System.Text;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A condition as a rule can have it: an expression on a subject, and methods (none: all).</summary>
internal sealed record Test(EdgeRuleSubject On, string Match, string Methods)
{
    private const string Meta = @"\^$.[]|()*+?{}";

    /// <summary>Holds for every request.</summary>
    public static Test Always { get; } = new(EdgeRuleSubject.Path, "^", "");

    public static Test OfMethods(IEnumerable<string> methods) => Always with { Methods = string.Join(' ', methods) };

    /// <summary>What every text begins with that the expression matches, as far as it says so itself.</summary>
    public string Start
    {
        get
        {
            var start = new StringBuilder();
            if (!Match.StartsWith('^') || new Pattern(default, Match, []).HasAlternatives())
            {
                return "";
            }
            for (var i = 1; i < Match.Length; i++)
            {
                var escaped = Match[i] == '\\' && i + 1 < Match.Length && !char.IsAsciiLetterOrDigit(Match[i + 1]);
                if (!escaped && Meta.Contains(Match[i], StringComparison.Ordinal))
                {
                    break;
                }
                i += escaped ? 1 : 0;
                if (i + 1 < Match.Length && "*?{".Contains(Match[i + 1], StringComparison.Ordinal))
                {
                    break;
                }
                start.Append(Match[i]);
            }
            return start.ToString();
        }
    }

    public bool IsAlways => !HasMatch && !HasMethods;

    public bool HasMatch => Match != Always.Match;

    public bool HasMethods => Methods.Length > 0;
}
