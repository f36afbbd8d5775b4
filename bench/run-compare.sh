#!/bin/sh
# Compares all remedies on the flagship at full size, with 20 seeds (or as many as the first argument says), times the
# command as a whole process, and checks it against fresh seeds and against a second run. Prints the tables of
# bench/results/compare.md; the comparison itself goes to the directory of the second argument. Some 17 minutes on a
# machine of two processors that does nothing else.
set -eu
seeds=${1:-20}
out=${2:-reports/latest/pypi-json-2022-06-10-compared}
cd "$(dirname "$0")/.."
dotnet build lab/Scenarios -c Release -v q --nologo >&2
compare() {
    timeout --kill-after=5 2400 dotnet lab/Scenarios/bin/Release/net10.0/CdnLab.Scenarios.dll \
        compare pypi-json-2022-06-10 --quiet "$@" >&2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
start=$(date +%s%N)
compare --seeds "$seeds" --out "$out"
tenths=$((($(date +%s%N) - start) / 100000000))
echo "- 22 remedies, $seeds seeds, full size: $((tenths / 60 / 10)) min $((tenths / 10 % 60)) s of wall time, of the whole process."

echo
echo "| remedy | 99 % clean, s | sooner than letters:soft, least of the seeds | utilization, most | overload, s: least, most |"
echo "|---|--:|--:|--:|--:|"
awk -F, -v OFS=' | ' '
    { sub(/\r$/, "") }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { gsub(/"/, "", $1); r = $1; if (!(r in n)) name[++names] = r
      k = r SUBSEP $2; clean[k] = $at["clean_99_seconds"]; v[r, ++n[r]] = clean[k]; seed[r, n[r]] = $2
      u = $at["origin_peak_utilization"]; o = $at["origin_overload_seconds"]
      if (u > util[r]) util[r] = u
      if (n[r] == 1 || o < low[r]) low[r] = o
      if (o > high[r]) high[r] = o }
    END { for (j = 1; j <= names; j++) { r = name[j]; open = 0; worst = ""
            for (i = 1; i <= n[r]; i++) { x = v[r, i]; if (x == "") { open++; x = 1e18 }; s[i] = x + 0
              base = clean["letters:soft" SUBSEP seed[r, i]]
              q = x + 0 > 0 ? base / x : 1e18; if (worst == "" || q < worst) worst = q }
            for (a = 2; a <= n[r]; a++) for (b = a; b > 1 && s[b - 1] > s[b]; b--) { t = s[b]; s[b] = s[b - 1]; s[b - 1] = t }
            m = n[r] % 2 ? s[(n[r] + 1) / 2] : (s[n[r] / 2] + s[n[r] / 2 + 1]) / 2
            printf "| %s | %s | %s | %.0f %% | %d, %d |\n", r,
              (m > 1e17 ? "not" : sprintf("%.0f", m)),
              (open ? "not all" : (worst > 1e17 ? "at once" : sprintf("%.1f times", worst))), 100 * util[r], low[r], high[r] } }
' "$out/comparison.csv"

some=letters:soft,adaptive:soft,adaptive:hard,affected:hard,all
compare --seeds 10 --seed 77000001 --strategies "$some" --out "$work/fresh"
echo
echo "| remedy | figures of 10 fresh seeds | inside the interval of the $seeds |"
echo "|---|--:|--:|"
awk -F, '
    { sub(/\r$/, "") }
    FNR == 1 { file++; for (i = 1; i <= NF; i++) at[$i] = i; next }
    { gsub(/"/, "", $1)
      split("clean_50_seconds clean_99_seconds looped_requests origin_peak_rate origin_purge_refill", what, " ")
      for (w = 1; w <= 5; w++) { k = $1 SUBSEP w; x = $at[what[w]]
        if (x == "") continue
        if (file == 1) { n[k]++; v[k, n[k]] = x + 0 } else { f[$1, w, ++m[k]] = x + 0; if (!($1 in seen)) { seen[$1]; name[++names] = $1 } } } }
    function at5(k, p,  h, i, j, t) {
      for (i = 2; i <= n[k]; i++) for (j = i; j > 1 && v[k, j - 1] > v[k, j]; j--) { t = v[k, j]; v[k, j] = v[k, j - 1]; v[k, j - 1] = t }
      h = 1 + p * (n[k] - 1); i = int(h); return i >= n[k] ? v[k, n[k]] : v[k, i] + (h - i) * (v[k, i + 1] - v[k, i]) }
    END { for (j = 1; j <= names; j++) { r = name[j]; tries = 0; inside = 0
        for (w = 1; w <= 5; w++) { k = r SUBSEP w; lo = at5(k, 0.05); hi = at5(k, 0.95)
          for (i = 1; i <= m[k]; i++) { tries++; if (f[r, w, i] >= lo && f[r, w, i] <= hi) inside++ } }
        all += tries; in_all += inside; printf "| %s | %d | %d |\n", r, tries, inside }
      printf "| together | %d | %d (%.0f %%) |\n", all, in_all, 100 * in_all / all }
' "$out/comparison.csv" "$work/fresh/comparison.csv"

compare --seeds 1 --strategies "$some" --jobs 1 --out "$work/one"
compare --seeds 1 --strategies "$some" --jobs 2 --out "$work/two"
echo
if diff -r "$work/one" "$work/two" >&2; then
    echo "- Five remedies compared twice, with one job and with two: the same bytes in every file."
else
    echo "- Five remedies compared twice: FILES DIFFER."
    exit 1
fi
