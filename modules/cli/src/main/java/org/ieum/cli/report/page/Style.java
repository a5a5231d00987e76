package org.ieum.cli.report.page;

/** How the page looks: on paper-white, in the dark, on a narrow screen and in print. */
public final class Style {
  public static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --ink: #17212b; --soft: #55636f; --paper: #ffffff; --tint: #f4f6f7; --rule: #d5dce1;
        --a: #0b6391; --b: #b4500f; --c: #3f7532; --d: #74479c; --e: #8a6a00; --f: #a12d5e;
        --good: #27733f; --bad: #b3261e;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --ink: #e6eaee; --soft: #a3b0bb; --paper: #12171c; --tint: #1a2128; --rule: #323c46;
          --a: #62b5e5; --b: #f19a5e; --c: #8cc57b; --d: #c09de2; --e: #d8b84a; --f: #ee86b0;
          --good: #70c890; --bad: #f48a80;
        }
      }
      * { box-sizing: border-box; }
      html { scroll-padding-top: 1rem; }
      body {
        margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
      }
      a { color: var(--a); text-underline-offset: .15em; }
      a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--a); outline-offset: 2px; }
      .frame { max-width: 82rem; margin: 0 auto; padding: 0 1.5rem 3rem; }
      header { padding: 2.6rem 0 1.6rem; border-bottom: 1px solid var(--rule); }
      header p { margin: 0; color: var(--soft); font-size: .9rem; }
      h1, h2, h3 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Liberation Serif", serif; line-height: 1.2; text-wrap: balance; }
      h1 { font-size: 2.2rem; margin: .3rem 0 .6rem; max-width: 46rem; overflow-wrap: anywhere; }
      h2 { font-size: .85rem; margin: 3.2rem 0 0; padding-bottom: .3rem; color: var(--a); border-bottom: 2px solid var(--a);
        font-family: inherit; letter-spacing: .08em; text-transform: uppercase; }
      h3 { font-size: 1.4rem; margin: 0; flex: 1 1 16rem; }
      h4 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
      section { padding-top: 1.8rem; }
      .title { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; margin-bottom: .5rem; }
      .items { color: var(--soft); font-size: .78rem; white-space: nowrap; }
      p, ul, .steps { max-width: 44rem; margin: .5rem 0; }
      ul, .steps { padding-left: 1.4rem; }
      li { margin: .15rem 0; }
      li > ul { margin: .1rem 0; }
      .lead { font-size: 1.12rem; line-height: 1.55; }
      .note, figcaption, small, footer { color: var(--soft); font-size: .88rem; overflow-wrap: anywhere; }
      .absent { color: var(--soft); font-size: .92rem; border-left: 3px dotted var(--rule); padding-left: .8rem; }
      .formula { font-family: Charter, "Bitstream Charter", Georgia, "Liberation Serif", serif; font-size: 1.08rem; white-space: pre-wrap;
        background: var(--tint); padding: .6rem 1rem; border-radius: 4px; }
      .contents { margin: 1rem 0 0; }
      .contents summary { cursor: pointer; font-weight: 600; }
      .side { display: none; }
      nav ol { list-style: none; margin: 0; padding: 0; font-size: .88rem; line-height: 1.35; }
      nav li { margin: 0; }
      nav a { display: block; padding: .18rem 0; color: inherit; text-decoration: none; }
      nav a:hover { color: var(--a); text-decoration: underline; }
      nav .part { margin: .8rem 0 .1rem; color: var(--a); font-weight: 600; font-size: .75rem; letter-spacing: .07em; text-transform: uppercase; }
      @media screen and (min-width: 68rem) {
        .columns { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 3rem; }
        .side { display: block; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1.2rem 0 2rem; align-self: start; }
        .contents { display: none; }
        h2:first-child { margin-top: 2rem; }
      }
      .figures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.4rem 1.8rem; margin: 1.6rem 0 1rem; }
      .figures div { border-top: 3px solid var(--a); padding-top: .45rem; }
      .figures dt { color: var(--soft); font-size: .85rem; }
      .figures dd { margin: 0; font-size: 1.7rem; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; }
      .figures small { display: block; font-size: .85rem; font-weight: 400; line-height: 1.35; }
      .facts { margin: .8rem 0; max-width: 54rem; }
      .facts div { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr); gap: .2rem 1.2rem; padding: .35rem 0; border-bottom: 1px solid var(--rule); }
      .facts dt { color: var(--soft); }
      .facts dd { margin: 0; overflow-wrap: anywhere; }
      .facts .code, code { font: .85em/1.5 ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr)); gap: 1.6rem 2.2rem; margin: 1.2rem 0; }
      .charts figure { max-width: 33rem; margin: 0; }
      .wide { max-width: 54rem; overflow-x: auto; }
      .wide svg { min-width: 34rem; }
      figure { margin: 1rem 0; }
      figcaption { margin-top: .3rem; }
      svg { width: 100%; height: auto; display: block; font-size: 12.5px; overflow: visible; }
      svg text { fill: var(--soft); }
      svg .name { fill: var(--ink); }
      svg .tick { font-size: 11.5px; }
      .grid { stroke: var(--rule); stroke-width: .7; fill: none; }
      .axis { stroke: var(--soft); stroke-width: 1; fill: none; }
      .ideal { stroke: var(--soft); stroke-width: 1.2; stroke-dasharray: 5 4; fill: none; }
      .whisker { stroke: var(--a); stroke-width: 1.6; fill: none; }
      .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
      .line.a { stroke: var(--a); } .line.b { stroke: var(--b); }
      .area { fill: var(--a); opacity: .14; } .area.b { fill: var(--b); opacity: .14; }
      .bar { fill: var(--soft); opacity: .55; }
      .dot.a, .fill.a { fill: var(--a); } .dot.b, .fill.b { fill: var(--b); } .fill.c { fill: var(--c); }
      .fill.d { fill: var(--d); } .fill.e { fill: var(--e); } .fill.f { fill: var(--f); }
      .flow { list-style: none; padding: 0; margin: 1rem 0; max-width: 36rem; }
      .flow li { margin: 0; }
      .box { border: 1px solid var(--rule); border-left: 4px solid var(--a); background: var(--tint); border-radius: 3px; padding: .5rem .9rem; position: relative; }
      .box b { font-size: 1.1rem; font-variant-numeric: tabular-nums; margin-right: .7rem; }
      .part i { display: block; height: 100%; background: var(--a); opacity: .55; }
      .box .part { display: block; height: 4px; margin-top: .4rem; background: var(--rule); border-radius: 2px; overflow: hidden; }
      .flow .lost { margin-left: 1.4rem; border-left: 1px solid var(--soft); padding: .3rem 0 .3rem 1.4rem; color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; }
      .fork { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; }
      .flow .step + .fork { border-top: 1.1rem solid transparent; }
      .leaf { border-left-color: var(--b); }
      .leaf small { display: block; }
      .scroll { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; font-size: .9rem; line-height: 1.4; font-variant-numeric: tabular-nums; min-width: min(100%, 30rem); }
      caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
      th, td { text-align: left; vertical-align: top; padding: .32rem 1.1rem .32rem 0; }
      th { font-weight: 500; max-width: 22rem; }
      tbody th { min-width: 6.5rem; }
      thead th { color: var(--soft); vertical-align: bottom; border-bottom: 1.5px solid var(--soft); font-size: .84rem; }
      tbody tr { border-bottom: 1px solid var(--rule); }
      .n { text-align: right; white-space: pre; }
      thead .n { white-space: normal; vertical-align: bottom; }
      th:last-child, td:last-child { padding-right: 0; }
      .group th[scope="rowgroup"] { padding-top: .7rem; color: var(--a); font-weight: 600; }
      .group th[scope="row"] { padding-left: 1.1rem; }
      .group tr:last-child { border-bottom-color: var(--soft); }
      .total th, .total td { font-weight: 600; border-top: 1.5px solid var(--soft); }
      .bad td { color: var(--bad); font-weight: 600; }
      details { margin: .8rem 0; }
      summary { cursor: pointer; color: var(--a); }
      footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--rule); }
      @media screen and (max-width: 40rem) {
        body { font-size: 15px; }
        .frame { padding: 0 1rem 2rem; }
        h1 { font-size: 1.7rem; }
        .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        .facts div { grid-template-columns: 1fr; gap: 0; }
        .facts dt { font-size: .84rem; }
        td:last-child:not(.n) { min-width: 14rem; }
        .many, .many caption, .many tbody { display: block; min-width: 0; }
        .many thead { display: none; }
        .many tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.4rem, 1fr)); gap: .1rem .8rem; padding: .45rem 0; }
        .many th, .many td, .many td:last-child:not(.n) { padding: 0; min-width: 0; max-width: none; }
        .many th { grid-column: 1 / -1; font-weight: 600; }
        .many .n { text-align: left; white-space: pre-line; }
        .many td:last-child:not(.n) { grid-column: 1 / -1; }
        .many td:empty { display: none; }
        .many td::before { content: attr(data-of); display: block; color: var(--soft); font-size: .76rem; line-height: 1.3; }
        .many .group th[scope="row"], .many .group td { padding-left: 0; }
        .many .group { border-left: 3px solid var(--rule); padding-left: .8rem; }
        .many tbody.group { display: block; }
      }
      @media print {
        :root {
          color-scheme: light;
          --ink: #000; --soft: #444; --paper: #fff; --tint: #f6f6f6; --rule: #bbb;
          --a: #0b6391; --b: #b4500f; --c: #3f7532; --d: #74479c; --e: #8a6a00; --f: #a12d5e;
        }
        @page { margin: 18mm 15mm; }
        html { font-size: 9.5pt; }
        body { font-size: 1rem; }
        details::details-content { content-visibility: visible; display: block; }
        nav { display: none; }
        .frame { padding: 0; max-width: none; }
        .scroll, .wide { overflow: visible; }
        .wide svg { min-width: 0; }
        table { font-size: .85rem; }
        th, td { padding-right: .5rem; }
        .n { white-space: pre-line; }
        h2, h3, h4, caption { break-after: avoid; }
        figure, tr, tbody.group, .box, .figures div { break-inside: avoid; }
        .charts { grid-template-columns: 1fr 1fr; }
        * { print-color-adjust: exact; }
      }
      """;

  private Style() {}
}
