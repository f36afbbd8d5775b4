using CdnLab.Model.Redirects;

namespace CdnLab.Traffic.Configuration;

/// <summary>Everything that is wrong with the options, at once.</summary>
internal static class TrafficOptionsCheck
{
    private static readonly string[] Places = ["name", "version", "first_letter", "filename", "python_version"];

    public static IEnumerable<string> Findings(TrafficOptions options)
    {
        var personas = options.Personas.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var families = options.Families.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (!double.IsFinite(options.Rate) || options.Rate < 0)
        {
            yield return $"rate: {options.Rate} is no rate";
        }
        if (options.Targets.Count == 0 || options.Targets.Sum(t => t.Share) <= 0 || options.Targets.Any(t => t.Share < 0))
        {
            yield return "targets: name at least one PoP with a share above 0, and none below 0";
        }
        foreach (var finding in MixCheck.Findings(options.Mix, personas))
        {
            yield return "mix: " + finding;
        }
        foreach (var (name, value) in new[]
            {
                ("connections_max", options.ConnectionsMax),
                ("in_flight_max", options.InFlightMax),
                ("user_cache_max", options.UserCacheMax),
            }.Where(bound => bound.Item2 < 1))
        {
            yield return $"{name}: {value} is below 1";
        }
        foreach (var finding in options.Personas.SelectMany(p => PersonaCheck.Findings(p, families, options.Redirector)))
        {
            yield return finding;
        }
        var templates = options.Families.SelectMany(f => f.Paths.Take(1)).Append(options.Redirector?.Path ?? "");
        foreach (var finding in templates.Select(TemplateFinding).Where(f => f is not null))
        {
            yield return finding!;
        }
    }

    private static string? TemplateFinding(string path)
    {
        try
        {
            var unknown = Template.Parse(path).Names.Except(Places).ToArray();
            return unknown.Length == 0
                ? null
                : $"'{path}': no value {{{unknown[0]}}}; known: {string.Join(", ", Places)}";
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
