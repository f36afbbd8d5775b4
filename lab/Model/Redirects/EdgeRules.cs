using System.Text.RegularExpressions;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Model.Redirects;

/// <summary>The request rules of one edge config, ready to run. Thread-safe.</summary>
public sealed class EdgeRules
{
    private readonly Rule[] _rules;
    private readonly Template _key;

    /// <summary>Prepares a config's rules.</summary>
    /// <exception cref="ArgumentException">An expression does not parse, or needs backtracking.</exception>
    /// <exception cref="FormatException">A template does not parse or names no group of its expression.</exception>
    public EdgeRules(EdgeConfig config)
    {
        Config = config;
        _rules = [.. config.Rules.Select(r => new Rule(r))];
        _key = Template.Parse(config.CacheKey);
        Require(_key, "cache_key", ["host", "url"]);
    }

    /// <summary>The config they come from.</summary>
    public EdgeConfig Config { get; }

    /// <summary>Decides for one request; nothing but method, host and target counts.</summary>
    /// <param name="method">Request method.</param>
    /// <param name="host">Host, without scheme; case does not count (RFC 9110 4.2.3).</param>
    /// <param name="target">Path and query as sent.</param>
    public EdgeRequestDecision Decide(string method, string host, string target)
    {
        host = host.ToLowerInvariant();
        var url = RequestTarget.Parse(target);
        var applied = new List<string>();
        string? key = null;
        foreach (var rule in _rules)
        {
            if (!rule.Applies(method) || rule.Pattern.Match(url.Path) is not { Success: true } match)
            {
                continue;
            }
            applied.Add(rule.Spec.Name);
            url = rule.Spec.StripQuery ? url with { Query = "" } : url;
            if (rule.Redirect is { } redirect)
            {
                var location = redirect.Expand(name => Value(name, match, host, url)) + url.Query;
                return new(EdgeRequestOutcome.Redirect, url.ToString(), default, rule.Spec.Status, location, applied);
            }
            if (rule.Spec.Pass)
            {
                return new(EdgeRequestOutcome.Pass, url.ToString(), default, 0, null, applied);
            }
            if (rule.Rewrite is { } rewrite)
            {
                url = url with { Path = rewrite.Expand(name => Value(name, match, host, url)) };
            }
            key = rule.Key?.Expand(name => Value(name, match, host, url)) ?? key;
        }
        return method is "GET" or "HEAD"
            ? new(EdgeRequestOutcome.Lookup, url.ToString(), new CacheKey(key ?? Key(host, url)), 0, null, applied)
            : new(EdgeRequestOutcome.Pass, url.ToString(), default, 0, null, applied);
    }

    private static string? Value(string name, Match match, string host, RequestTarget url) => name switch
    {
        "host" => host,
        "url" => url.ToString(),
        _ => match.Groups[name] is { Success: true } group ? group.Value : "",
    };

    private static void Require(Template template, string what, IReadOnlyCollection<string> known)
    {
        foreach (var name in template.Names.Where(n => !known.Contains(n)))
        {
            throw new FormatException($"{what} '{template}': no value {{{name}}}; known: {string.Join(", ", known)}");
        }
    }

    private string Key(string host, RequestTarget url) =>
        _key.Expand(name => name == "host" ? host : url.ToString());

    private sealed class Rule
    {
        public Rule(EdgeRule spec)
        {
            Spec = spec;
            Pattern = new Regex(
                spec.Match,
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
            Rewrite = Read(spec.Rewrite, "rewrite");
            Redirect = Read(spec.Redirect, "redirect");
            Key = Read(spec.Key, "key");
        }

        public EdgeRule Spec { get; }

        public Regex Pattern { get; }

        public Template? Rewrite { get; }

        public Template? Redirect { get; }

        public Template? Key { get; }

        public bool Applies(string method) => Spec.Methods.Count == 0 || Spec.Methods.Contains(method);

        private Template? Read(string? text, string what)
        {
            if (text is null)
            {
                return null;
            }
            var template = Template.Parse(text);
            Require(template, what, [.. Pattern.GetGroupNames().Where(n => n != "0"), "host", "url"]);
            return template;
        }
    }
}
