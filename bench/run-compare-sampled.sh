#!/bin/sh
# Compares continuations of a sample with those of all projects, for four remedies on the flagship at full size with 3
# seeds (or as many as the first argument says). Prints the tables of bench/results/compare-sampled.md. Some ten minutes
# on a machine of two processors that does nothing else; two runs of all projects take 2 GB.
set -eu
seeds=${1:-3}
cd "$(dirname "$0")/.."
dotnet build lab/Scenarios -c Release -v q --nologo >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for sample in all 3000; do
    start=$(date +%s%N)
    timeout --kill-after=5 2400 dotnet lab/Scenarios/bin/Release/net10.0/CdnLab.Scenarios.dll compare \
        pypi-json-2022-06-10 --strategies letters:soft,adaptive:soft,affected:hard,all:hard --seeds "$seeds" \
        --sample "$sample" --quiet --out "$work/$sample" >&2
    echo "- \`--sample $sample\`: $((($(date +%s%N) - start) / 1000000000)) s for $((4 * seeds)) continuations, the whole process."
done
echo
echo "| remedy | figure | all projects | sample | difference of the means |"
echo "|---|---|--:|--:|--:|"
awk -F, '
    { sub(/\r$/, "") }
    FNR == 1 { file++; for (i = 1; i <= NF; i++) at[$i] = i; next }
    { gsub(/"/, "", $1); if (!($1 in seen)) { seen[$1]; name[++names] = $1 }
      columns = split("clean_50_seconds clean_99_seconds looped_requests failed_requests origin_peak_rate " \
          "origin_peak_utilization origin_overload_seconds origin_queue_max latency_p99_seconds hit_ratio_dip " \
          "origin_purge_refill collateral_responses correctness_points", what, " ")
      for (w = 1; w <= columns; w++) { k = file SUBSEP $1 SUBSEP w; x = $at[what[w]]
        if (x == "") continue
        n[k]++; sum[k] += x; square[k] += x * x } }
    function mean(k) { return sum[k] / n[k] }
    function told(k,  m, s) { if (n[k] == 0) return "–"
        m = mean(k); s = n[k] > 1 ? sqrt(max(0, (square[k] - n[k] * m * m) / (n[k] - 1))) : 0
        return number(m) " ± " number(s) }
    function max(a, b) { return a > b ? a : b }
    function number(x) { return x >= 100 ? sprintf("%.0f", x) : sprintf("%.3g", x) }
    END { for (j = 1; j <= names; j++) for (w = 1; w <= columns; w++) {
        a = 1 SUBSEP name[j] SUBSEP w; b = 2 SUBSEP name[j] SUBSEP w
        gsub(/_/, " ", what[w])
        printf "| %s | %s | %s | %s | %s |\n", name[j], what[w], told(a), told(b),
            (n[a] && n[b] && mean(a) != 0 ? sprintf("%+.1f %%", 100 * (mean(b) / mean(a) - 1)) : "") } }
' "$work/all/comparison.csv" "$work/3000/comparison.csv"
