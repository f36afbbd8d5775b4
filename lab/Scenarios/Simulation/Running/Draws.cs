using CdnLab.Model.Randomness;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Draws that several parts need.</summary>
internal static class Draws
{
    /// <summary>An exponential time of a rate, given that it is less than <paramref name="limit"/>: memoryless, so that
    /// an event known to fall into a bin can be placed in it when the bin opens.</summary>
    public static double Truncated(RandomStream random, double rate, double limit)
    {
        var expected = rate * limit;
        if (expected > 1.5)
        {
            while (true)
            {
                var time = random.NextExponential() / rate;
                if (time < limit)
                {
                    return time;
                }
            }
        }
        while (true)
        {
            // Uniform, accepted with the density e^-x; 1 - x lies below it and saves most exponentials.
            var place = random.NextUnit();
            var accept = random.NextUnit();
            var x = expected * place;
            if (accept <= 1 - x || accept <= PortableMath.Exp(-x))
            {
                return limit * place;
            }
        }
    }
}
