package org.ieum.cli.report;

/** How the report looks, on paper-white and in the dark. */
final class Style {
  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --ink: #1c2733; --soft: #5b6b7b; --paper: #fcfcfa; --rule: #d9dee3;
        --a: #0b6e99; --b: #c2571a; --c: #4b7f3a; --d: #7a4fa3; --good: #2f7d4f; --bad: #b3261e;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --ink: #e4e8ec; --soft: #98a6b3; --paper: #14181c; --rule: #323b44;
          --a: #5ab4dd; --b: #f0975c; --c: #8cc179; --d: #bd98e0; --good: #6fc391; --bad: #f2887f;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
      }
      main { max-width: 68rem; margin: 0 auto; padding: 3rem 1.5rem; }
      h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; max-width: 40rem; text-wrap: balance; }
      h2 { font-size: 1.2rem; margin: 2.6rem 0 .4rem; }
      p { max-width: 42rem; margin: .4rem 0; }
      .facts, figcaption, small, footer { color: var(--soft); }
      small { font-weight: normal; font-size: .8rem; white-space: nowrap; }
      .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem 1.5rem; margin: 2rem 0; }
      .figures div { border-top: 2px solid var(--a); padding-top: .4rem; }
      dt { color: var(--soft); font-size: .85rem; }
      dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 2rem; }
      figure { margin: 0; }
      figcaption { font-size: .9rem; }
      svg { width: 100%; height: auto; display: block; font-size: 12px; }
      svg text { fill: var(--soft); }
      .axis { stroke: var(--rule); stroke-width: 1; fill: none; }
      .ideal { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 4; fill: none; }
      .line { fill: none; stroke: var(--a); stroke-width: 2; stroke-linejoin: round; }
      .area { fill: var(--a); opacity: .12; }
      .dot { fill: var(--a); }
      .s0 { fill: var(--a); } .s1 { fill: var(--b); } .s2 { fill: var(--c); } .s3 { fill: var(--d); }
      .scroll { overflow-x: auto; margin: .8rem 0; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; }
      th { text-align: left; font-weight: 500; padding: .25rem 1.4rem .25rem 0; }
      thead th { color: var(--soft); border-bottom: 1px solid var(--rule); }
      thead th + th, td.n { text-align: right; }
      td { padding: .25rem 0 .25rem 1.4rem; }
      thead th + th { padding: .25rem 0 .25rem 1.4rem; }
      tbody tr:hover { background: color-mix(in srgb, var(--a) 8%, transparent); }
      .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
      code { font: .88em ui-monospace, "SF Mono", Menlo, monospace; overflow-wrap: anywhere; }
      footer { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: .85rem; }
      """;

  private Style() {}
}
