#!/usr/bin/env bash
# Tries other values of what nobody published about 2022-06-10 and writes what each changes: the last part of
# docs/calibration.md.
# Everything runs in virtual time with the scenario's seed, so the table is the same on every machine.
# bench/run-calibration.sh [SCALE]; default 0.02, at which the fifty runs take six minutes of one processor.
# CDNLAB names the program, if it is not ./cdnlab.
set -euo pipefail
cd "$(dirname "$0")/.."

read -ra cdnlab <<<"${CDNLAB:-./cdnlab}"
readonly scale=${1:-0.02} scenario=pypi-json-2022-06-10 page=docs/calibration.md
readonly mark='<!-- What follows is written by bench/run-calibration.sh. -->'
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

# rows FILE UNKNOWN LABELS: a row of the table for each run of a sweep.csv. Values may hold commas, so figures count
# from the end.
rows() {
  awk -F, -v scale="$scale" -v unknown="$2" -v labels="$3" '
    function figure(name) { return $(NF - last + column[name]) }
    function clock(seconds,   day) {
      if (seconds == "") return "-"
      seconds += 37800; day = int(seconds / 86400)
      return sprintf("%s%02d:%02d", day ? "+" day " d " : "", int(seconds % 86400 / 3600), int(seconds % 3600 / 60))
    }
    NR == 1 { last = NF; for (i = 1; i <= NF; i++) column[$i] = i; count = split(labels, label, "|"); next }
    {
      printf "| %s | %s | %.1f %% | %d | %.1f %% | %.0f | %.0f %% | %.0f | %s | %s | %d | %s |\n",
        NR == 2 ? unknown : "", label[NR - 1],
        100 * figure("loops.detected_ratio"), figure("loops.affected_projects") / scale,
        100 * figure("edge.hit_ratio_before"), figure("origin.rate_before") / scale,
        100 * figure("origin.peak_utilization"), figure("origin.peak_rate") / scale,
        clock(figure("purge.one_left_at")), clock(figure("purge.finished_at")),
        figure("purge.failed") / scale, clock(figure("loops.last_at"))
    }' "$1"
}

# sweep UNKNOWN PATH VALUES [LABELS [OPTION...]]: one sweep. The verdict is of no matter: some values are meant to miss.
sweep() {
  local unknown=$1 path=$2 values=$3 labels=${4:-} out code=0
  labels=${labels:-$values}
  shift $(($# < 4 ? $# : 4))
  out=$runs/$path
  echo "== $path=$values" >&2
  "${cdnlab[@]}" simulate "$scenario" --scale "$scale" --sweep "$path=$values" "$@" --out "$out" --quiet \
    >/dev/null || code=$?
  ((code <= 1)) || return "$code"
  rows "$out/sweep.csv" "$unknown<br>\`$path\`" "$labels" >>"$runs/table"
}

# pops N...: maps of that many PoPs, weights rank ^ -0.7 as in the scenario.
pops() {
  local n
  for n in "$@"; do
    awk -v n="$n" 'BEGIN { for (i = 1; i <= n; i++) s = s (i > 1 ? ", " : "") sprintf("p%d: %.3f", i, 10 * i ^ -0.7)
      printf "%s{%s}", "", s }'
    [[ $n == "${*: -1}" ]] || printf '|'
  done
}

sweep "JSON share of requests (by pip's weight)" clients.mix.pip '2.7|0.7|0.3' '10 % of requests|30 %, the default|50 %'
sweep "share of names that differ" catalogue.differing_share '0.05|0.14|0.3'
sweep "skew of popularity" catalogue.zipf_exponent '0.8|0.95|1.1'
sweep "versions a project that are asked for" catalogue.versions_mean '1|2|4|8'
sweep "users of pip, each with a cache" clients.personas.pip.users '200000|2000000|10000000'
sweep "users of poetry" clients.personas.poetry.users '20000|200000|2000000'
sweep "median document, bytes" catalogue.document_bytes_median '3000|12000|48000'
sweep "PoPs" topology.pops "$(pops 20 40 70 80)" '20|40|70|80' --set 'live.pops=[p1]'
sweep "backend workers at first" origin.capacity.workers '12|24|48'
sweep "median service time" origin.capacity.service_time_median '50ms|100ms|200ms'
sweep "edge deploy, after the origin's of 10:41:45" timeline.1.at '10:42:45|10:45:44|10:55:44'
sweep "mode of the purge" purges.letters.mode 'soft|hard'
sweep "share of purge calls that fail" purges.letters.failure_ratio '0|0.0005|0.002|0.01'
sweep "retries of a failed call" purges.letters.retries_max '0|3'
sweep "share of purges that miss a PoP" purge_delivery.loss_ratio '0|0.001|0.01'
sweep "whether the shield hides Age" edge.profile.strip_age 'true|false'

{
  sed "/^$mark\$/q" "$page"
  printf '\nSimulated at %s of the full size with the seed of the scenario; ' "$scale"
  printf 'counts and rates are scaled up to\n'
  printf 'the full size. One value of each is the default. `+1 d` is the day after.\n\n'
  printf '| unknown | value | looped at 11:08 | projects that looped | hit ratio before | backend rate before, /s '
  printf '| backends busy at most | highest backend rate, /s '
  printf '| all but p purged | p purged | purges lost | last loop |\n'
  printf '|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n'
  cat "$runs/table"
} >"$runs/page"
cp "$runs/page" "$page"
echo "$page"
