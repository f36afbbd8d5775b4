namespace CdnLab.Edge.Store;

/// <summary>How full the store is: objects, their bytes, and how many were evicted for room since the start.</summary>
public sealed record StoreStatistics(int Responses, long Bytes, long CapacityBytes, long Evicted);
