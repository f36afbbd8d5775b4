using CdnLab.Scenarios.Cli;
namespace CdnLab.Scenarios.Comparing.Output;
/// <summary>Temporary.</summary>
public static class ComparisonView { /// <summary>T.</summary>
 public static void Write(RemedyComparison comparison, Terminal terminal) {
  foreach (var g in comparison.Continuations.GroupBy(c => c.Choice)) { var f = g.Select(c => c.Figures).ToList();
   string M(Func<RemedyFigures, double?> of) { var v = f.Select(x => of(x) ?? 1e9).Order().ToList(); var m = v[v.Count/2]; return m >= 1e9 ? "-" : m.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture); }
   terminal.Output.WriteLine($"{g.Key,-22} c50 {M(x=>x.Clean50),7} c99 {M(x=>x.Clean99),7} c100 {M(x=>x.Clean100),7} loop {M(x=>x.Looped),9} fail {M(x=>x.Failed),8} peak {M(x=>x.OriginPeakRate),7} util {M(x=>x.OriginPeakUtilization),5} over {M(x=>x.OverloadSeconds),6} q {M(x=>x.QueueMax),5} p99 {M(x=>x.LatencyP99),5} dip {M(x=>x.HitRatioDip),5} refill {M(x=>x.PurgeRefill),8} calls {M(x=>x.Calls),7} end {M(x=>x.PurgeSeconds),6} coll {M(x=>x.Collateral),8} corr {M(x=>x.Correctness),5} after {M(x=>x.LoopedAfterPurge),5}/{M(x=>x.AffectedProjects),5}"); } } }
