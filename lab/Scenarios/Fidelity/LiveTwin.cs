using System.Globalization;
using System.Text.RegularExpressions;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>
/// The scenario that a simulated run needs to begin as a live one does. A live fill stores everything at once, so that
/// nothing of it expires within a run shorter than its lifetime; a simulated fill gives what is stored the ages that a
/// day of traffic would have given it. Lifetimes that outlast the run are therefore lengthened until the oldest entry
/// outlasts it too. Nothing else depends on them: whatever the run itself stores does not expire in it either way.
/// </summary>
public static partial class LiveTwin
{
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>The twin of a scenario at its live size.</summary>
    public static ScenarioSpec Of(ScenarioSpec spec)
    {
        var run = spec.Warmup + spec.Duration;
        IReadOnlyDictionary<string, string> Young(int status, IReadOnlyDictionary<string, string> headers) =>
            Lengthened(status, headers, spec, run);
        return spec.Fill <= TimeSpan.Zero ? spec : spec with
        {
            Origin = spec.Origin with
            {
                Releases = new OrderedDictionary<string, OriginRelease>(
                    spec.Origin.Releases.Select(release => KeyValuePair.Create(release.Key, release.Value with
                    {
                        DocumentHeaders = Young(200, release.Value.DocumentHeaders),
                        RedirectHeaders = Young(301, release.Value.RedirectHeaders),
                        NotFoundHeaders = Young(404, release.Value.NotFoundHeaders),
                    })),
                    StringComparer.Ordinal),
            },
        };
    }

    private static IReadOnlyDictionary<string, string> Lengthened(
        int status, IReadOnlyDictionary<string, string> headers, ScenarioSpec spec, TimeSpan run)
    {
        var fields = new HeaderFields(headers.Select(header => new HeaderField(header.Key, header.Value)));
        var decision = FreshnessRule.Decide(status, fields, spec.Start, spec.Edge.Profile);
        var (field, directive) = decision.Source.Split(' ') is [var name, ("max-age" or "s-maxage") and var what]
            ? (name, what)
            : ("", "");
        var enough = spec.Fill + run + Margin;
        if (field.Length == 0 || decision.Lifetime < run || decision.Lifetime >= enough)
        {
            return headers;
        }
        var seconds = ((long)enough.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new OrderedDictionary<string, string>(
            headers.Select(header => KeyValuePair.Create(
                header.Key,
                header.Key.Equals(field, StringComparison.OrdinalIgnoreCase)
                    ? Directive().Replace(
                        header.Value, m => m.Groups[1].Value == directive ? $"{directive}={seconds}" : m.Value)
                    : header.Value)),
            StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"(?<![\w-])(max-age|s-maxage)\s*=\s*""?\d+""?", RegexOptions.IgnoreCase)]
    private static partial Regex Directive();
}
