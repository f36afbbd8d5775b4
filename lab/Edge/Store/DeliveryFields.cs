using System.Globalization;
using CdnLab.Model.Http;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Store;

/// <summary>Stored fields made ready to be sent many times: without what only caches may see, and with the Age and
/// Cache-Status text of the second kept.</summary>
public sealed class DeliveryFields
{
    private readonly HeaderFields _stored;
    private KeyValuePair<string, StringValues>[]? _forEdges;
    private volatile AgeText? _age;
    private volatile StatusText? _status;

    public DeliveryFields(HeaderFields stored)
    {
        _stored = stored;
        ForClients = Render(ForwardedFields.ForClients(stored));
    }

    public KeyValuePair<string, StringValues>[] ForClients { get; }

    public KeyValuePair<string, StringValues>[] ForEdges => _forEdges ??= Render(ForwardedFields.ForEdges(_stored));

    public static KeyValuePair<string, StringValues>[] Render(HeaderFields fields) =>
        [.. fields.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => KeyValuePair.Create(g.Key, new StringValues([.. g.Select(f => f.Value)])))];

    /// <summary>The Age field of a whole second.</summary>
    public StringValues Age(TimeSpan age)
    {
        var seconds = (long)age.TotalSeconds;
        var known = _age;
        if (known is null || known.Seconds != seconds)
        {
            _age = known = new(seconds, seconds.ToString(CultureInfo.InvariantCulture));
        }

        return known.Text;
    }

    /// <summary>The Cache-Status field of a hit, made once for every second of remaining freshness.</summary>
    public StringValues HitStatus(TimeSpan ttl, Func<TimeSpan, string> format)
    {
        var seconds = (long)Math.Floor(ttl.TotalSeconds);
        var known = _status;
        if (known is null || known.Seconds != seconds)
        {
            _status = known = new(seconds, format(ttl));
        }

        return known.Text;
    }

    private sealed record AgeText(long Seconds, StringValues Text);

    private sealed record StatusText(long Seconds, StringValues Text);
}
