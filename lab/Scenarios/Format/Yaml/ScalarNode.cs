using System.Text.RegularExpressions;

namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A scalar, typed by the core schema of YAML 1.2: only a plain one can be null, a truth value or a number.
/// </summary>
internal sealed partial class ScalarNode(Position start, string value, bool plain) : SourceNode(start)
{
    public string Value { get; } = value;

    public bool IsNull => plain && Value is "" or "~" or "null" or "Null" or "NULL";

    public bool IsSwitch => plain && Value is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    public bool IsNumber => plain && NumberPattern().IsMatch(Value);

    public bool IsText => !(IsNull || IsSwitch || IsNumber);

    public override string Kind =>
        IsNull ? "empty"
        : IsNumber ? $"the number {Value}"
        : IsSwitch ? $"the truth value {Value}"
        : $"the text '{Value}'";

    [GeneratedRegex(
        @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?$|^[-+]?\.(inf|nan)$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberPattern();
}
