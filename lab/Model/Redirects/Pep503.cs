namespace CdnLab.Model.Redirects;

/// <summary>Project name normalisation of PEP 503: <c>re.sub(r"[-_.]+", "-", name).lower()</c>.</summary>
public static class Pep503
{
    /// <summary>The normalised name; the same instance when the name is normalised already.</summary>
    public static string Normalize(string name)
    {
        if (IsNormalized(name))
        {
            return name;
        }
        var result = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
            {
                result[length++] = char.ToLowerInvariant(c);
            }
            else if (length == 0 || result[length - 1] != '-')
            {
                result[length++] = '-';
            }
        }
        return new string(result, 0, length);
    }

    /// <summary>Whether a name equals its normalised form.</summary>
    public static bool IsNormalized(ReadOnlySpan<char> name)
    {
        var previous = '\0';
        foreach (var c in name)
        {
            if (c is '_' or '.' || (c == '-' && previous == '-') || char.ToLowerInvariant(c) != c)
            {
                return false;
            }
            previous = c;
        }
        return true;
    }
}
