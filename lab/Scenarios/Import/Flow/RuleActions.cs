using System.Globalization;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Writes the effects of statements as rules.</summary>
internal sealed class RuleActions
{
    private readonly RuleWriter _writer;
    private readonly Notes _notes;
    private readonly ExpressionReader _expressions;
    private readonly bool _writesKeys;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private bool _setsKeys;
    private int _versions;

    public RuleActions(RuleWriter writer, Notes notes, ExpressionReader expressions, bool keys)
    {
        (_writer, _notes, _expressions, _writesKeys) = (writer, notes, expressions, keys);
        End = writer.Label();
    }

    /// <summary>Label after the last rule.</summary>
    public int End { get; }

    /// <summary>The cache key that the file sets for every look-up, when it is one for all and needs no rule.</summary>
    public string? CommonKey => _setsKeys && _keys is { Count: 1 } && _keys.First() is var key
        && Template.Parse(key).Names.All(n => n is Names.Host or Names.Url) ? Ordered(key) : null;

    public int NextVersion() => ++_versions;

    public void GoTo(Place at, int label) => _writer.Jump(at, Test.Always, true, label);

    /// <summary>Another URL for the request.</summary>
    public void SetUrl(Place at, Expression value, FlowState state)
    {
        if (_expressions.Read(value, state) is not { } url || !_expressions.Sayable(at, url, state, out var owner))
        {
            return;
        }
        if (url.Variable is { Name: Names.Url })
        {
            return;
        }
        if (url.Parts is not [{ Name: not null } or { Literal: ['/', ..] }, ..])
        {
            _notes.Add(at, Forms.Template(url.Parts)!, "a URL begins with a slash");
            return;
        }
        Write(at, owner, Forms.Rewrite(url));
        state.Changed(NextVersion(), url.Parts[0].Literal is { Length: > 0 } start ? start.Split('?')[0]
            : url.Variable is { Name: Names.Path } ? state.Start : "");
    }

    /// <summary>Each match in the URL or path replaced.</summary>
    public void ReplaceEach(Expression.Replace replace, FlowState state)
    {
        if (_expressions.Read(replace.Subject, state)?.Variable is not { Name: Names.Url or Names.Path } subject
            || subject.Version != state.Version)
        {
            _notes.Add(replace.At, replace.Pattern.Text, "each match is replaced in URL or path only, as they are now");
            return;
        }
        var on = subject.Name == Names.Url ? EdgeRuleSubject.Url : EdgeRuleSubject.Path;
        var test = new Test(on, replace.Pattern.Text, "");
        state.Matched(replace.Pattern, test);
        var by = new Expression.Concat(
            replace.At, [.. ReplaceHoist.Replacement(replace.At, replace.By, replace.Pattern)]);
        if (_expressions.Read(by, state) is not { } value || !_expressions.Sayable(replace.At, value, state, out _))
        {
            return;
        }
        if (on == EdgeRuleSubject.Path)
        {
            Write(replace.At, null, Forms.Rewrite(new([subject])));
        }
        var rule = new EdgeRule { Name = "", Match = "", Rewrite = Forms.Template(value.Parts), EachMatch = true };
        _writer.Add(new(replace.At) { Test = test, Action = rule });
        state.Changed(NextVersion(), "");
    }

    /// <summary>Decides the request.</summary>
    public void Finish(Statement statement, FlowState state)
    {
        var at = statement.At == default ? state.From ?? new(1, 1) : statement.At;
        switch (statement)
        {
            case Statement.Pass:
                Write(at, null, Forms.Pass);
                break;
            case Statement.Lookup:
                Lookup(at, state);
                break;
            case Statement.Answer:
                Answer(at, state);
                break;
            default:
                throw new InvalidOperationException($"{statement.GetType()} decides nothing");
        }
    }

    private void Lookup(Place at, FlowState state)
    {
        if (state[Names.Key] is { } key && _expressions.Sayable(at, key, state, out var owner))
        {
            _setsKeys = true;
            _keys.Add(Forms.Template(key.Parts)!);
            if (_writesKeys)
            {
                Write(at, owner, Forms.Key(key));
            }
        }
        else
        {
            _keys.Add("{host}{url}");
        }
        GoTo(at, End);
    }

    private void Answer(Place at, FlowState state)
    {
        var status = state[Names.Status]?.Constant ?? "";
        if (status is not ("301" or "302" or "303" or "307" or "308"))
        {
            _notes.Add(at, $"status {status}", "rules answer with redirects only: 301, 302, 303, 307 and 308");
        }
        else if (state[Names.Location] is not { } location)
        {
            _notes.Add(at, $"status {status}", "the redirect has no Location that is understood");
        }
        else if (_expressions.Sayable(at, location, state, out var owner))
        {
            Write(at, owner, Forms.Redirect(int.Parse(status, CultureInfo.InvariantCulture), location));
        }
    }

    private void Write(Place at, Test? owner, IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> forms)
    {
        var on = owner?.On ?? forms.Keys.Order().FirstOrDefault();
        if (!forms.TryGetValue(on, out var action))
        {
            _notes.Add(
                at, owner?.Match ?? "", "a rule on the path has the query at the end of its result, or not at all");
            return;
        }
        _writer.Add(new(at)
        {
            Test = owner ?? Test.Always with { On = on },
            Action = action,
            Forms = owner is null ? forms : new Dictionary<EdgeRuleSubject, EdgeRule>(),
        });
    }

    /// <summary>The same key, however its parts are ordered: a host has no slash, and a URL begins with one.</summary>
    private static string Ordered(string key) => key == "{url}{host}" ? "{host}{url}" : key;
}
