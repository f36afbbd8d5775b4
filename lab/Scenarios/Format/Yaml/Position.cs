using YamlDotNet.Core;

namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A place in a source; line and column from 1. Source 0 is the file, those from 1 on are the settings.
/// </summary>
internal readonly record struct Position(int Line, int Column, int Source = 0)
{
    public static Position Of(Mark mark, int source) => new((int)mark.Line, (int)mark.Column, source);

    public static bool operator <(Position a, Position b) =>
        (a.Source, a.Line, a.Column).CompareTo((b.Source, b.Line, b.Column)) < 0;

    public static bool operator >(Position a, Position b) => b < a;

    public static bool operator <=(Position a, Position b) => !(b < a);

    public static bool operator >=(Position a, Position b) => !(a < b);
}
