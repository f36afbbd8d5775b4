using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Configuration;

/// <summary>A config ready to decide: its rules, and a bounded memory of what they made of a URL. The same URL is
/// asked for again and again, and rules see nothing but method, host and target.</summary>
public sealed class ActiveConfig(EdgeConfig config)
{
    // Longer ones are decided anew, so that what is remembered stays small whatever clients ask for.
    private const int LengthMax = 512;

    private readonly BoundedMemo<Question, EdgeRequestDecision> _decisions = new(16_384);

    public string Name => config.Name;

    public EdgeConfig Config => config;

    public EdgeRules Rules { get; } = new(config);

    public EdgeRequestDecision Decide(string method, string host, string target)
    {
        if (method is not ("GET" or "HEAD") || host.Length + target.Length > LengthMax)
        {
            return Rules.Decide(method, host, target);
        }

        var question = new Question(method, host, target);
        if (_decisions.TryGet(question, out var known))
        {
            return known;
        }

        var decision = Rules.Decide(method, host, target);
        _decisions.Add(question, decision);
        return decision;
    }

    private readonly record struct Question(string Method, string Host, string Target);
}
