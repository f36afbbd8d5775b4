using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>A place among the words of a file.</summary>
internal sealed class VclCursor(string source, IReadOnlyList<VclToken> tokens, Notes notes)
{
    private int _at;

    public Notes Notes => notes;

    public VclToken Now => tokens[_at];

    public bool Ended => Now.Kind == VclTokenKind.End;

    public VclToken Next(int ahead = 1) => tokens[Math.Min(_at + ahead, tokens.Count - 1)];

    public VclToken Take()
    {
        var token = Now;
        _at = Math.Min(_at + 1, tokens.Count - 1);
        return token;
    }

    public bool Accept(string text)
    {
        if (!Now.Is(text))
        {
            return false;
        }
        Take();
        return true;
    }

    /// <summary>Takes a word that must be there; a finding where it is not.</summary>
    public bool Expect(string text)
    {
        if (Accept(text))
        {
            return true;
        }
        notes.Add(Now.At, Now.Text, $"'{text}' is expected here");
        return false;
    }

    /// <summary>The words of the file from a token to here.</summary>
    public string TextFrom(VclToken first)
    {
        var end = _at > 0 ? tokens[_at - 1].End : first.End;
        return source[first.Start..Math.Max(first.End, end)];
    }

    /// <summary>Leaves out the rest of a statement: to its semicolon, or to the end of its block.</summary>
    public void SkipStatement()
    {
        var depth = 0;
        while (!Ended)
        {
            if (depth == 0 && Now.Is("}"))
            {
                return;
            }
            var token = Take();
            depth += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
            if (depth == 0 && (token.Is(";") || token.Is("}")))
            {
                return;
            }
        }
    }
}
