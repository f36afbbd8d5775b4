namespace CdnLab.Scenarios.Reports;

/// <summary>The style sheet of a report: light and dark, narrow and wide, screen and paper.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#57606a;--rule:#d8dee4;--tint:#f4f6f8}
        @media (prefers-color-scheme:dark){
        :root{--page:#14181d;--ink:#e8ecf0;--soft:#a3adb8;--rule:#343c45;--tint:#1d232a}
        }
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);
        font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem}
        h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}
        p,ul,ol{margin:0 0 1rem;max-width:46rem}
        li{margin-bottom:.5rem}
        .lead{font-size:1.1rem}
        h1,h2,p,li,td code{overflow-wrap:anywhere}
        td{overflow-wrap:break-word}
        .cards td:has(code){min-width:8.5rem}
        code{font:.875em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
        background:var(--tint);padding:.1em .3em;border-radius:3px}
        pre{background:var(--tint);padding:.75rem 1rem;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
        pre code{background:none;padding:0}
        table{border-collapse:collapse;margin:0 0 1.25rem;font-size:.9375rem}
        table.cards{width:100%}
        th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--rule)}
        th{color:var(--soft);font-weight:600}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        figure{margin:0 0 1.5rem;border:1px solid var(--rule);border-radius:6px;overflow:hidden}
        figure svg{display:block;width:100%;height:auto}
        svg.narrow{display:none;max-width:30rem;margin:0 auto}
        @media screen and (max-width:45rem){
        svg.wide{display:none}
        figure svg.narrow{display:block}
        h1{font-size:1.4rem}
        .cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
        .cards,.cards tbody,.cards tr{display:block}
        .cards tr{padding:.5rem 0;border-bottom:1px solid var(--rule)}
        .cards td,.cards td:has(code){min-width:0}
        .cards td{display:grid;grid-template-columns:7rem 1fr;gap:.5rem;border:0;padding:.15rem 0;text-align:left}
        .cards td::before{content:attr(data-head);color:var(--soft)}
        }
        @media print{
        :root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--rule:#bbb;--tint:#f2f2f2}
        main{max-width:none;padding:0}
        body{font-size:10pt}
        figure,tr,pre{break-inside:avoid}
        h2{break-after:avoid}
        }

        """;
}
