using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Edges;

/// <summary>An origin of projects p0, p1 and so on whose verbatim names are P0, P1: at first it redirects to the
/// verbatim spelling, later to the normalised one.</summary>
internal sealed class PoisonedOrigin : IAsyncDisposable
{
    public const string Host = "site.example";

    private readonly ScriptedOrigin _origin;
    private bool _isNew;

    public PoisonedOrigin() => _origin = new(Answer);

    public Uri Url => _origin.Url;

    /// <summary>The new release goes into force: what is cached is wrong from now on.</summary>
    public void Deploy() => _isNew = true;

    public ValueTask DisposeAsync() => _origin.DisposeAsync();

    private ScriptedResponse Answer(RecordedRequest request)
    {
        var name = request.Target.Split('/')[1];
        var (other, isCanonical) = _isNew == char.IsLower(name[0])
            ? (name, true) : (_isNew ? name.ToLowerInvariant() : name.ToUpperInvariant(), false);
        string[] fields =
        [
            "Date: " + TimeProvider.System.GetUtcNow().ToString("r"), "Cache-Control: max-age=86400",
            $"Surrogate-Key: all project/{name.ToLowerInvariant()}",
        ];
        return isCanonical
            ? ScriptedResponse.Of(200, name, fields)
            : ScriptedResponse.Of(301, "", [.. fields, $"Location: /{other}/json"]);
    }
}
