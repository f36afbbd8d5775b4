using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>What clients that keep redirects for good may hold of a shape's documents, each combination by a number: four
/// bits a URL, the redirect held of it. 0: nothing.</summary>
internal sealed class KeptStates(Shape shape)
{
    /// <summary>Combinations at most.</summary>
    public const int Max = 32;

    private const int UrlsMax = 16;
    private readonly List<ulong> _states = [0];

    /// <summary>Combinations so far.</summary>
    public int Count => _states.Count;

    /// <summary>Index of the redirect held of a URL; 0: none.</summary>
    public int Held(int state, int url) =>
        state <= 0 || url >= UrlsMax ? 0 : (int)(_states[state] >> (4 * url)) & 15;

    /// <summary>The state after an answer: a permanent redirect is kept.</summary>
    public int Kept(int state, int url, int content)
    {
        var answer = shape.Contents[content];
        return answer.ClientKeeps && answer.Target >= 0 && content < 16 && url < UrlsMax
            ? With(state, url, content)
            : state;
    }

    /// <summary>The state without what is held of a URL.</summary>
    public int Forget(int state, int url) => With(state, url, 0);

    private int With(int state, int url, int content)
    {
        var bits = (_states[state] & ~(15UL << (4 * url))) | ((ulong)content << (4 * url));
        var index = _states.IndexOf(bits);
        if (index >= 0)
        {
            return index;
        }
        if (_states.Count == Max)
        {
            throw new CompilationException($"{shape.Class}: clients' caches come into more than {Max} states");
        }
        _states.Add(bits);
        return _states.Count - 1;
    }
}
