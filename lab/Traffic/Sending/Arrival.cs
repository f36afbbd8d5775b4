using CdnLab.Model.Workloads;

namespace CdnLab.Traffic.Sending;

/// <summary>One request that a client means to make.</summary>
/// <param name="Intended">When, in lab time; latency counts from here.</param>
/// <param name="Client">The kind of client.</param>
/// <param name="User">Which of its users.</param>
/// <param name="Pop">The PoP, or the redirector, that the user reaches.</param>
/// <param name="Project">What it is about.</param>
/// <param name="Missing">Whether no such project exists.</param>
/// <param name="Family">Family of the document.</param>
/// <param name="Path">Path asked for.</param>
internal sealed record Arrival(
    DateTimeOffset Intended,
    Client Client,
    int User,
    Pop Pop,
    Project Project,
    bool Missing,
    string Family,
    string Path)
{
    public bool Gzip => Client.AcceptsGzip(User);
}
