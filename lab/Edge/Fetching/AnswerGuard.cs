using System.Buffers;
using System.Text;
using CdnLab.Model.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CdnLab.Edge.Fetching;

/// <summary>Tells answers that must not be handed on: what cannot be framed in only one way, or cannot be sent, is a
/// 502 (RFC 9112 6.3) and never stored.</summary>
public sealed class AnswerGuard(IOptions<KestrelServerOptions> server)
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ControlsButTab = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7f).Where(code => code != '\t').Select(code => (char)code)]);

    /// <summary>Whether the server can send it to a client: it would fail with each hit, not only now.</summary>
    public bool IsSound(int status, HeaderFields fields) => status is >= 200 and <= 599 && fields.All(IsSendable);

    private bool IsSendable(HeaderField field) =>
        field.Name.Length > 0 && !field.Name.AsSpan().ContainsAnyExcept(TokenCharacters)
        && !field.Value.AsSpan().ContainsAny(ControlsButTab)
        && (Ascii.IsValid(field.Value) || server.Value.ResponseHeaderEncodingSelector(field.Name) is not null);

    /// <summary>Whether it has one framing.</summary>
    public static bool IsFramed(HttpResponseMessage answer)
    {
        var lengthTold = answer.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths);
        if (answer.Headers.NonValidated.TryGetValues("Transfer-Encoding", out var codings))
        {
            return !lengthTold && answer.Version.Minor > 0 && codings.Count == 1
                && codings.ToString().Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase);
        }

        return !lengthTold || AreOneLength(lengths);
    }

    private static bool AreOneLength(System.Net.Http.Headers.HeaderStringValues lengths)
    {
        string? first = null;
        foreach (var length in lengths)
        {
            if (length.Length is 0 or > 18 || !length.All(char.IsAsciiDigit) || length != (first ??= length))
            {
                return false;
            }
        }

        return true;
    }
}
