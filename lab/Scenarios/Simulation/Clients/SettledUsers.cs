using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Users of clients that keep redirects whose requests stay in bulk. Where what a user holds is changed no more by
/// what the edge answers, nothing needs to be executed: the users who hold it are a share of the requests, as certain as
/// the share of those who hold nothing. For documents whose requests were executed in vain again and again such shares are
/// set aside. They are no larger than the shares of the users who hold just that (<see cref="ClientStates"/> sees to it),
/// so that what is executed need only stand for the others: which is exact however much is set aside.</summary>
internal sealed class SettledUsers(World world)
{
    // By row, few of many: a small table stays in the processor's cache.
    private readonly Dictionary<int, SettledShare> _shares = [];

    /// <summary>What is set aside of a row; null: nothing.</summary>
    public SettledShare? this[int row] => _shares.GetValueOrDefault(row);

    /// <summary>Sets users of a row aside; its cells must be suspended.</summary>
    public void Set(int row, SettledShare share) => _shares[row] = share;

    /// <summary>Sets nobody aside any more; all cells must be suspended.</summary>
    public void Clear() => _shares.Clear();

    /// <summary>Weight of a view's requests that are executed.</summary>
    public double MissWeight(int row, CellView view)
    {
        var share = view.Keeping.Length > 0 ? this[row] : null;
        var sum = view.MissWeight;
        if (share is not null)
        {
            sum = 0;
            foreach (ref readonly var stop in view.Misses.AsSpan())
            {
                sum += share.Weight(stop);
            }
        }
        foreach (var own in view.Own)
        {
            sum += world.OwnCaches.Passing(row, own) * own.View.MissWeight;
        }
        return sum;
    }
}
