namespace CdnLab.Fuzz.Clients;

/// <summary>An answer as a client saw it.</summary>
/// <param name="Status">Status.</param>
/// <param name="Head">Its header section.</param>
/// <param name="Content">Content as far as it came.</param>
/// <param name="Whole">Whether it came to its end.</param>
public sealed record Answer(int Status, string Head, string Content, bool Whole)
{
    public string? this[string name]
    {
        get
        {
            var start = Head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
            if (start < 0)
            {
                return null;
            }

            start += name.Length + 4;
            var end = Head.IndexOf("\r\n", start, StringComparison.Ordinal);
            return end < 0 ? Head[start..] : Head[start..end];
        }
    }

    public Mark? Mark => Mark.Parse(this[Fuzz.Mark.Field]);
}
