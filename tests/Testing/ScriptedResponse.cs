using System.Text;

namespace CdnLab.Testing;

/// <summary>What a <see cref="ScriptedOrigin"/> sends: exact bytes, after an optional wait.</summary>
public sealed record ScriptedResponse(byte[] Bytes)
{
    /// <summary>The response is sent when this completes.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>Whether the connection ends after these bytes, whatever they promise.</summary>
    public bool Close { get; init; }

    /// <summary>A complete response with a Content-Length; <paramref name="fields"/> are lines such as
    /// <c>"Cache-Control: max-age=60"</c>.</summary>
    public static ScriptedResponse Of(int status, string body = "", params string[] fields)
    {
        string[] lines = [$"HTTP/1.1 {status} Scripted", .. fields];
        var length = status is 204 or 304 ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        return Raw(string.Join("\r\n", lines) + "\r\n" + length + "\r\n" + body);
    }

    /// <summary>These very characters, in UTF-8.</summary>
    public static ScriptedResponse Raw(string text) => new(Encoding.UTF8.GetBytes(text));
}
