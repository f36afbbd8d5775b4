using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>What the variables of VCL are to rules.</summary>
internal static class VclNames
{
    private const string Field = "req.http.";

    /// <summary>Fields that decide what the next tier answers or which variant is found, which rules do not touch.
    /// </summary>
    private static readonly string[] Deciding =
    [
        "host", "cookie", "authorization", "accept", "accept-encoding", "accept-language", "cache-control", "pragma",
        "range", "if-none-match", "if-modified-since", "surrogate-control",
    ];

    /// <summary>The name in a flow; null when the variable has no meaning for rules.</summary>
    public static string? Of(string variable)
    {
        var name = variable.ToLowerInvariant();
        return name switch
        {
            "req.url" => Names.Url,
            "req.url.path" => Names.Path,
            "req.http.host" => Names.Host,
            "req.method" or "req.request" => Names.Method,
            "obj.status" or "resp.status" => Names.Status,
            "obj.response" or "resp.reason" => Names.Reason,
            "obj.http.location" or "resp.http.location" => Names.Location,
            _ when IsTemporary(name) => name,
            _ => null,
        };
    }

    /// <summary>Whether setting a variable changes nothing that rules say.</summary>
    public static bool IsHarmless(string variable)
    {
        var name = variable.ToLowerInvariant();
        return name is "req.backend" or "req.backend_hint" or "resp.body" or "bereq.backend"
            || name.StartsWith("resp.http.", StringComparison.Ordinal)
            || name.StartsWith("obj.http.", StringComparison.Ordinal);
    }

    /// <summary>Whether a variable is a field of the request that rules must leave alone.</summary>
    public static bool IsDeciding(string variable)
    {
        var name = variable.ToLowerInvariant();
        return IsField(name) && Deciding.Contains(name[Field.Length..]);
    }

    /// <summary>Whether a variable holds what the file puts there: a field of the request, or a local variable.
    /// </summary>
    public static bool IsTemporary(string variable) =>
        IsField(variable) || variable.StartsWith("var.", StringComparison.OrdinalIgnoreCase);

    public static bool IsField(string variable) => variable.StartsWith(Field, StringComparison.OrdinalIgnoreCase);
}
