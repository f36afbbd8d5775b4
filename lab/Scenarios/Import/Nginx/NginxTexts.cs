using System.Text.RegularExpressions;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Reads texts with variables.</summary>
/// <param name="temporaries">Variables that <c>set</c> and <c>map</c> define, with their dollar sign; every other one
/// that nginx does not have is a named group.</param>
internal sealed partial class NginxTexts(IReadOnlySet<string> temporaries)
{
    private static readonly string[] BuiltinStarts = ["http_", "arg_", "cookie_", "sent_http_", "upstream_", "ssl_"];

    private static readonly string[] Builtins =
    [
        "args", "query_string", "is_args", "scheme", "server_name", "server_port", "remote_addr", "request",
        "proxy_host", "hostname", "https", "status", "time_local", "msec", "pid", "request_body",
        "request_id", "content_type",
    ];

    /// <summary>The text; each of its variables by name.</summary>
    public Expression Read(NginxWord word) => Read(word.Text, word.Inside);

    /// <summary>A location of a redirect: the scheme of the request is what a location without one means.</summary>
    public Expression Location(NginxWord word)
    {
        var same = SameSite().Match(word.Text);
        return same.Success && same.Length < word.Text.Length && word.Text[same.Length] is '/' or '$'
            ? Read(word.Text[same.Length..], word.Inside.Right(same.Length))
            : word.Text.StartsWith("$scheme://", StringComparison.Ordinal)
                ? Read(word.Text["$scheme:".Length..], word.Inside.Right("$scheme:".Length))
                : Read(word);
    }

    /// <summary>A cache key: what is the same for every request divides nothing.</summary>
    public Expression Key(NginxWord word)
    {
        var constant = SameForAll().Match(word.Text).Length;
        return Read(word.Text[constant..], word.Inside.Right(constant));
    }

    public Expression Read(string text, Place at)
    {
        var parts = new List<Expression>();
        var position = 0;
        foreach (Match variable in VariablePattern().Matches(text))
        {
            parts.Add(new Expression.Literal(at.Right(position), text[position..variable.Index]));
            parts.Add(Variable(variable.Groups["name"].Value, at.Right(variable.Index)));
            position = variable.Index + variable.Length;
        }
        parts.Add(new Expression.Literal(at.Right(position), text[position..]));
        return new Expression.Concat(at, parts);
    }

    /// <summary>The temporaries in a text.</summary>
    public IEnumerable<string> Temporaries(string text) => VariablePattern().Matches(text)
        .Select(v => "$" + v.Groups["name"].Value).Where(temporaries.Contains).Distinct();

    /// <summary>One variable, without its dollar sign.</summary>
    public Expression Variable(string name, Place at) => name switch
    {
        "uri" or "document_uri" => new Expression.Name(at, Names.Path),
        "request_uri" => new Expression.Name(at, Names.FirstUrl),
        "host" or "http_host" => new Expression.Name(at, Names.Host),
        "request_method" => new Expression.Name(at, Names.Method),
        "is_args$args" or "is_args$query_string" => new Expression.Name(at, Names.Query),
        _ when temporaries.Contains("$" + name) => new Expression.Name(at, "$" + name),
        "args" or "query_string" => new Expression.Unknown(
            at, "$" + name, "a template has the query with its question mark only: $is_args$args"),
        _ when Builtins.Contains(name) || BuiltinStarts.Any(s => name.StartsWith(s, StringComparison.Ordinal)) =>
            new Expression.Unknown(at, "$" + name, "rules know nothing of this variable"),
        _ => new Expression.Group(at, name),
    };

    [GeneratedRegex(@"\$(\{(?<name>\w+)\}|(?<name>is_args\$(args|query_string)\b|[0-9]|\w+))")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^\$scheme://\$(http_)?host\b")]
    private static partial Regex SameSite();

    [GeneratedRegex(@"^(\$scheme\b)?(://)?(\$proxy_host\b)?")]
    private static partial Regex SameForAll();
}
