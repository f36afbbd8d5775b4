using YamlDotNet.Core;

namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A place in a file; line and column from 1.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Of(Mark mark) => new((int)mark.Line, (int)mark.Column);

    public static bool operator <(Position a, Position b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)) < 0;

    public static bool operator >(Position a, Position b) => b < a;

    public static bool operator <=(Position a, Position b) => !(b < a);

    public static bool operator >=(Position a, Position b) => !(a < b);
}
