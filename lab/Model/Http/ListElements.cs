namespace CdnLab.Model.Http;

/// <summary>Splits a comma-separated field value into elements (RFC 9110 5.6.1), leaving commas inside quoted strings
/// alone and dropping empty elements.</summary>
public static class ListElements
{
    /// <summary>The elements, trimmed, in order.</summary>
    public static IEnumerable<string> Split(string value) => SplitAll(value).Where(element => element.Length > 0);

    /// <summary>The same with the empty ones.</summary>
    public static IEnumerable<string> SplitAll(string value)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i == value.Length || (value[i] == ',' && !quoted))
            {
                yield return value[start..i].Trim(' ', '\t');
                start = i + 1;
            }
            else if (value[i] == '\\' && quoted)
            {
                i = Math.Min(i + 1, value.Length - 1);
            }
            else if (value[i] == '"')
            {
                quoted = !quoted;
            }
        }
    }
}
