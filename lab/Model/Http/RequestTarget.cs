namespace CdnLab.Model.Http;

/// <summary>The path and query of an origin-form request target (RFC 9112 3.2.1), kept as sent: nothing is
/// decoded.</summary>
/// <param name="Path">The path, beginning with a slash.</param>
/// <param name="Query">The query with its question mark, or empty.</param>
public readonly record struct RequestTarget(string Path, string Query)
{
    /// <summary>Splits a target at its first question mark; a fragment is dropped.</summary>
    public static RequestTarget Parse(string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
        {
            target = target[..hash];
        }
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(target, "") : new(target[..mark], target[mark..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Path + Query;
}
