namespace CdnLab.Scenarios.Journal;

/// <summary>One measured exchange of a before/after table.</summary>
public sealed record ExchangeRow(
    string Stage,
    string Request,
    int Status = 0,
    string? Location = null,
    string? ServedBy = null,
    int? WireRequests = null,
    string? Result = null);
