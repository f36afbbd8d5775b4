using System.Text.RegularExpressions;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Model.Redirects;

/// <summary>The request rules of one edge config, ready to run. Thread-safe.</summary>
public sealed class EdgeRules
{
    private static readonly string[] Places = ["host", "url", "path", "query"];

    private readonly Rule[] _rules;
    private readonly Template _key;

    /// <summary>Prepares a config's rules.</summary>
    /// <exception cref="ArgumentException">An expression does not parse, or needs backtracking.</exception>
    /// <exception cref="FormatException">A template does not parse or names no group of its expression, or a rule
    /// skips fewer than no rules or replaces each match of the host.</exception>
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
        for (var i = 0; i < _rules.Length; i++)
        {
            var rule = _rules[i];
            if (!rule.Applies(method))
            {
                continue;
            }
            var match = rule.Pattern.Match(Subject(rule.Spec.On, host, url));
            if (match.Success == rule.Spec.Not)
            {
                continue;
            }
            applied.Add(rule.Spec.Name);
            i += rule.Spec.Skip;
            url = rule.Spec.StripQuery ? url with { Query = "" } : url;
            if (rule.Redirect is { } redirect)
            {
                var location = redirect.Expand(name => Value(name, match, host, url)) + rule.Kept(url);
                return new(EdgeRequestOutcome.Redirect, url.ToString(), default, rule.Spec.Status, location, applied);
            }
            if (rule.Spec.Pass)
            {
                return new(EdgeRequestOutcome.Pass, url.ToString(), default, 0, null, applied);
            }
            if (rule.Rewrite is { } rewrite)
            {
                url = RequestTarget.Parse(rule.Rewritten(rewrite, match, host, url) + rule.Kept(url));
            }
            key = rule.Key?.Expand(name => Value(name, match, host, url)) ?? key;
        }
        return method is "GET" or "HEAD"
            ? new(EdgeRequestOutcome.Lookup, url.ToString(), new CacheKey(key ?? Key(host, url)), 0, null, applied)
            : new(EdgeRequestOutcome.Pass, url.ToString(), default, 0, null, applied);
    }

    private static string Subject(EdgeRuleSubject subject, string host, RequestTarget url) => subject switch
    {
        EdgeRuleSubject.Url => url.ToString(),
        EdgeRuleSubject.Host => host,
        _ => url.Path,
    };

    private static string? Value(string name, Match match, string host, RequestTarget url) => name switch
    {
        "host" => host,
        "url" => url.ToString(),
        _ when match.Groups[name] is { Success: true } group => group.Value,
        "path" => url.Path,
        "query" => url.Query,
        _ => "",
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
            if (spec.Skip < 0 || (spec.EachMatch && (spec.Not || spec.On == EdgeRuleSubject.Host)))
            {
                throw new FormatException($"rule '{spec.Name}': skips {spec.Skip}, or has no match to replace");
            }
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

        /// <summary>The query that the result of a template gets appended.</summary>
        public string Kept(RequestTarget url) => Spec.On == EdgeRuleSubject.Path ? url.Query : "";

        /// <summary>The new path, or path and query.</summary>
        public string Rewritten(Template rewrite, Match first, string host, RequestTarget url) => Spec.EachMatch
            ? Pattern.Replace(
                Spec.On == EdgeRuleSubject.Url ? url.ToString() : url.Path,
                match => rewrite.Expand(name => Value(name, match, host, url)))
            : rewrite.Expand(name => Value(name, first, host, url));

        private Template? Read(string? text, string what)
        {
            if (text is null)
            {
                return null;
            }
            var template = Template.Parse(text);
            Require(template, what, [.. Pattern.GetGroupNames().Where(n => n != "0"), .. Places]);
            return template;
        }
    }
}
