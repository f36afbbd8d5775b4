using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Output.Sarif;

/// <summary>Places as SARIF has them (3.28, 3.29): a file below the root of the sources, a line and a column.</summary>
internal static class SarifPlaces
{
    /// <summary>Name of the root that files are relative to.</summary>
    public const string Root = "%SRCROOT%";

    /// <summary>A location, with a message when there is something to say.</summary>
    public static object Of(SourcePlace place, object? message = null) => new
    {
        PhysicalLocation = new
        {
            ArtifactLocation = new { Uri = ReportPlaces.Reference(place.File), UriBaseId = Root },
            Region = new { StartLine = Math.Max(1, place.Line), StartColumn = Math.Max(1, place.Column) },
        },
        Message = message,
    };
}
