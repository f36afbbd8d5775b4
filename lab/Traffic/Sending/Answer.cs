using CdnLab.Model.Http;

namespace CdnLab.Traffic.Sending;

/// <summary>What came back, its body read and dropped.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Location">Location field, or null.</param>
/// <param name="Fields">The fields that a client's cache or a trace needs.</param>
internal readonly record struct Answer(int Status, string? Location, HeaderFields Fields);
