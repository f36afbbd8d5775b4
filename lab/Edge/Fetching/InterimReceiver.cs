using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>Receives an interim response (RFC 9110 15.2) while its final one is awaited.</summary>
public delegate ValueTask InterimReceiver(int status, HeaderFields fields, CancellationToken abandoned);
