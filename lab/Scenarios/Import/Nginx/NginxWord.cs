using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>A word of nginx's configuration.</summary>
/// <param name="Text">Its text, quotes and the escapes of the file taken off.</param>
/// <param name="At">Where it begins.</param>
/// <param name="IsQuoted">Whether it is in quotes.</param>
internal readonly record struct NginxWord(string Text, Place At, bool IsQuoted)
{
    /// <summary>Where its text begins.</summary>
    public Place Inside => At.Right(IsQuoted ? 1 : 0);

    /// <summary>Whether it ends or opens a directive.</summary>
    public bool IsSign(string sign) => !IsQuoted && Text == sign;
}
