namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A place in a file; line and column from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public Place Right(int columns) => this with { Column = Column + columns };
}
