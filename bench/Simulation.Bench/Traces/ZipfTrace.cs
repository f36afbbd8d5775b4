using System.Buffers.Binary;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;

namespace CdnLab.Simulation.Bench.Traces;

/// <summary>Independent requests of Zipf popularity, in libCacheSim's form <c>oracleGeneral</c>: packed records of 24
/// bytes, little-endian: seconds (4), object (8), size (4), number of the request that asks for it next or -1 (8).
/// </summary>
/// <param name="Documents">Documents, by popularity.</param>
/// <param name="Exponent">Exponent of the law.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Copies">How many objects each document is, the k-th asked for k^-0.7 times as often as the first: a
/// cached response at each PoP.</param>
internal sealed record ZipfTrace(int Documents, double Exponent, int Requests, ulong Seed, int Copies = 1)
{
    private const int RecordBytes = 24;
    private const int RequestsPerSecond = 24_000;
    private const int RecordsAtOnce = 10_000;
    private const double CopyExponent = 0.7;

    /// <summary>Objects that may be asked for.</summary>
    public int Objects => Documents * Copies;

    /// <summary>Writes it.</summary>
    /// <returns>Objects that occur in it.</returns>
    public int Write(string path, CancellationToken cancellation)
    {
        var objects = Draw();
        var (next, occurring) = Next(objects);
        using var file = File.Create(path);
        var records = new byte[RecordBytes * RecordsAtOnce];
        for (var begin = 0; begin < Requests; begin += RecordsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(RecordsAtOnce, Requests - begin);
            for (var i = 0; i < count; i++)
            {
                var record = records.AsSpan(i * RecordBytes, RecordBytes);
                BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)((begin + i) / RequestsPerSecond));
                BinaryPrimitives.WriteUInt64LittleEndian(record[4..], (ulong)objects[begin + i] + 1);
                BinaryPrimitives.WriteUInt32LittleEndian(record[12..], 1);
                BinaryPrimitives.WriteInt64LittleEndian(record[16..], next[begin + i]);
            }

            file.Write(records, 0, count * RecordBytes);
        }

        return occurring;
    }

    private int[] Draw()
    {
        var random = new RandomStream(Seed, "bench/trace");
        var (zipf, copy) = (new ZipfPopularity(Documents, Exponent), new ZipfPopularity(Copies, CopyExponent));
        var objects = new int[Requests];
        for (var i = 0; i < Requests; i++)
        {
            objects[i] = zipf.Draw(random) * Copies + (Copies > 1 ? copy.Draw(random) : 0);
        }

        return objects;
    }

    // From the end on: the last place seen of an object is the next of the one before it.
    private (int[] Next, int Occurring) Next(int[] objects)
    {
        var seen = new int[Objects];
        Array.Fill(seen, -1);
        var next = new int[Requests];
        for (var i = Requests - 1; i >= 0; i--)
        {
            next[i] = seen[objects[i]];
            seen[objects[i]] = i;
        }

        return (next, seen.Count(place => place >= 0));
    }
}
