namespace CdnLab.Model.Purging;

/// <summary>Steers the rate of a purge by what it is told of the origin's load. It goes up by less the nearer the load
/// is to its bound, as refills lag behind the purge: what was purged a moment ago is still to be asked for.</summary>
public sealed class RateController(PurgeControl control)
{
    /// <summary>Calls a second now; 0: stopped.</summary>
    public double Rate { get; private set; } = Math.Min(control.Start, control.Most);

    /// <summary>Whether it was ever stopped by errors.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>Takes a look at the load.</summary>
    public void Observe(OriginLoad load)
    {
        if (load.ErrorRatio > control.ErrorRatioMax)
        {
            (Rate, HasStopped) = (0, true);
        }
        else if (Rate == 0)
        {
            Rate = Math.Min(control.Start, control.Most);
        }
        else if (load.Utilization > control.UtilizationMax || load.Latency > control.LatencyMax)
        {
            Rate *= control.Decrease;
        }
        else
        {
            var room = 1 - load.Utilization / control.UtilizationMax;
            Rate = Math.Min(control.Most, Rate + control.Increase * room);
        }
    }
}
