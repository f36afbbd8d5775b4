using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>A directive with its words, and its block when it has one.</summary>
internal sealed record NginxDirective(
    string Name, Place At, IReadOnlyList<NginxWord> Words, IReadOnlyList<NginxDirective>? Block)
{
    /// <summary>As it reads, without its block.</summary>
    public string Text => string.Join(' ', Words.Select(w => w.Text).Prepend(Name));

    public Statement.Unknown Unknown(string why) => new(At, Text, why);
}
