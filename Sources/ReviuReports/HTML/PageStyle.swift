/// How the pages for people look: light and dark, on screens of any width, and on paper.
enum PageStyle {
  static let text = #"""
    :root {
      color-scheme: light dark;
      --ground: #f4f5f7; --paper: #fff; --ink: #1a2330; --soft: #525e6d; --line: #d6dbe2; --fill: #eef1f5;
      --accent: #1b4d79; --ring: #1b6dc1;
      --tolak: #6d1420; --tolak-tint: #f7e3e6; --koreksi: #9c2f16; --koreksi-tint: #fbe8e2;
      --lengkapi: #7a4d00; --lengkapi-tint: #fbefd5; --catatan: #2b5282; --catatan-tint: #e3edf8;
      --konfirmasi: #55437f; --konfirmasi-tint: #ece8f5; --lolos: #1d6440; --lolos-tint: #e0f1e7;
      --abu: #4c5765; --abu-tint: #e9ecf0;
      --tolak-fill: #8c2231; --koreksi-fill: #c2573c; --lengkapi-fill: #b57c14; --catatan-fill: #4a7fb8;
      --konfirmasi-fill: #8470b4;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ground: #11151a; --paper: #191f27; --ink: #e7ebf0; --soft: #a8b2bf; --line: #333d49; --fill: #222a34;
        --accent: #93c0ec; --ring: #7ab4f5;
        --tolak: #ffb3bb; --tolak-tint: #4a1a22; --koreksi: #ffb59f; --koreksi-tint: #47221a;
        --lengkapi: #f3c677; --lengkapi-tint: #3f2f10; --catatan: #a5cbf5; --catatan-tint: #1c324b;
        --konfirmasi: #cdbdf3; --konfirmasi-tint: #322a48; --lolos: #8fd9b0; --lolos-tint: #163726;
        --abu: #c3cbd5; --abu-tint: #2b333d;
        --tolak-fill: #d3606f; --koreksi-fill: #e08467; --lengkapi-fill: #cf9b3a; --catatan-fill: #6ea3dc;
        --konfirmasi-fill: #a48fd6;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 var(--sans); }
    a { color: var(--accent); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; border-radius: 2px; }
    [hidden] { display: none !important; }
    h1, h2, h3, h4, p, dl, dd, ol, ul, figure { margin: 0; }
    h1 { font-size: 1.7rem; line-height: 1.2; letter-spacing: -.01em; }
    h2 { font-size: 1.2rem; line-height: 1.3; }
    h3 { font-size: 1rem; line-height: 1.4; }
    h4 { font-size: .95rem; line-height: 1.4; }
    ol, ul { padding: 0; list-style: none; }
    ol.bases { list-style: decimal; padding-left: 3.2rem; font-size: .9rem; }
    code { font: .92em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
    .skip { position: absolute; left: -999rem; background: var(--paper); padding: .6rem 1rem; z-index: 3; }
    .skip:focus { left: 1rem; top: .5rem; }
    .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .wide { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
    header.top { background: var(--paper); border-top: 5px solid var(--accent); padding: 1.6rem 0 1.1rem; }
    .kicker { color: var(--accent); font-weight: 600; margin-bottom: .2rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .2rem 1.8rem; margin-top: .8rem; color: var(--soft); font-size: .88rem; }
    .facts div { display: flex; flex-wrap: wrap; gap: 0 .4rem; min-width: 0; }
    .facts dd { color: var(--ink); overflow-wrap: anywhere; }
    nav.top { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); }
    nav.top ul { display: flex; gap: 1.4rem; overflow-x: auto; }
    nav.top a { display: block; padding: .6rem 0; text-decoration: none; color: var(--soft); white-space: nowrap; font-size: .92rem; }
    nav.top a:hover { color: var(--accent); text-decoration: underline; }
    main.wide { padding-top: 1.4rem; padding-bottom: 3rem; }
    section { margin-bottom: 2.2rem; }
    section > h2 { margin-bottom: .7rem; }
    .note { color: var(--soft); font-size: .9rem; max-width: 60rem; }
    .card { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.1rem; }
    .verdict { border-left: 5px solid var(--lolos); margin-bottom: .9rem; }
    .verdict.held { border-left-color: var(--koreksi); }
    .verdict p:first-child { font-size: 1.2rem; font-weight: 600; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11.5rem, 100%), 1fr)); gap: .9rem; margin-bottom: .9rem; }
    .tiles .card { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
    .tiles dd { font-size: 1.45rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
    .tiles .money dd { font-size: 1.15rem; line-height: 1.6; }
    .tiles dt { color: var(--soft); font-size: .86rem; }
    .split { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .9rem; align-items: start; }
    .stacked { display: grid; gap: .9rem; }
    figcaption { font-weight: 600; margin-bottom: .6rem; }
    svg { display: block; width: 100%; }
    .stack { height: 1.5rem; border-radius: 3px; }
    .bar { height: .7rem; }
    .bars { display: grid; gap: .55rem; }
    .bars li { display: grid; grid-template-columns: 1fr auto; gap: .1rem .8rem; font-size: .9rem; }
    .bars .bar { grid-column: 1 / -1; }
    .bars .n { font-variant-numeric: tabular-nums; }
    .legend { display: grid; gap: .25rem; margin-top: .8rem; font-size: .9rem; }
    .legend li { display: grid; grid-template-columns: 7.5rem 3rem 1fr; gap: .6rem; align-items: baseline; }
    .legend.flat { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
    .legend.flat li { display: flex; gap: .4rem; align-items: center; }
    .legend svg { width: .8rem; height: .8rem; flex: none; }
    .legend .n { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
    .legend .m { color: var(--soft); }
    rect.tolak { fill: var(--tolak-fill); } rect.koreksi { fill: var(--koreksi-fill); }
    rect.lengkapi { fill: var(--lengkapi-fill); } rect.catatan { fill: var(--catatan-fill); }
    rect.konfirmasi { fill: var(--konfirmasi-fill); } rect.rail { fill: var(--fill); }
    .badge { display: inline-block; border-radius: 3px; padding: 0 .45em; font-size: .82rem; font-weight: 600; line-height: 1.55; white-space: nowrap; }
    .badge.tolak { color: var(--tolak); background: var(--tolak-tint); }
    .badge.koreksi { color: var(--koreksi); background: var(--koreksi-tint); }
    .badge.lengkapi { color: var(--lengkapi); background: var(--lengkapi-tint); }
    .badge.catatan { color: var(--catatan); background: var(--catatan-tint); }
    .badge.konfirmasi { color: var(--konfirmasi); background: var(--konfirmasi-tint); }
    .badge.lolos { color: var(--lolos); background: var(--lolos-tint); }
    .badge.ditahan { color: var(--paper); background: var(--koreksi); }
    .badge.abu { color: var(--abu); background: var(--abu-tint); }
    .scroll { overflow-x: auto; position: relative; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--line); }
    tbody th { font-weight: 400; min-width: 11rem; }
    table.head th { min-width: 0; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .n { white-space: normal; overflow-wrap: normal; }
    .tools { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin-bottom: .9rem; padding: .7rem .9rem; }
    .tools fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
    .tools label { display: inline-flex; gap: .35rem; align-items: center; }
    .tools input[type=search], .tools select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 4px; padding: .3rem .5rem; max-width: 100%; }
    .tools input[type=search] { flex: 1 1 14rem; min-width: 0; }
    .tools select { flex: 0 1 18rem; min-width: 0; }
    button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: 4px; padding: .25rem .7rem; cursor: pointer; }
    .tools [role=status] { color: var(--soft); font-size: .9rem; }
    .u { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; margin-bottom: .6rem; content-visibility: auto; contain-intrinsic-size: auto 3.4rem; }
    .u > summary { display: flex; flex-wrap: wrap; gap: .15rem .7rem; align-items: baseline; padding: .65rem 1rem; cursor: pointer; list-style: none; }
    .u > summary::-webkit-details-marker { display: none; }
    .u > summary::before { content: "▸"; color: var(--soft); width: 1em; }
    .u[open] > summary::before { content: "▾"; }
    .u > summary .s { flex: 1 1 18rem; min-width: 0; color: var(--soft); overflow-wrap: anywhere; }
    .u > summary b { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    .u > .in { padding: .2rem 1rem 1rem; border-top: 1px solid var(--line); }
    .u .in > .note { margin: .7rem 0; }
    .f > li { padding: .9rem 0; border-bottom: 1px solid var(--line); }
    .f > li:last-child { border-bottom: 0; }
    .f h3 { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
    .f p { margin-top: .25rem; max-width: 62rem; overflow-wrap: anywhere; }
    .f .k { color: var(--soft); }
    .f .v { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin-top: .4rem; }
    .f .v dt { color: var(--soft); font-size: .84rem; }
    .f .v dd { font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    .f .x { color: var(--soft); font-size: .88rem; }
    .c { margin: .5rem 0 0 .2rem; padding-left: .9rem; border-left: 3px solid var(--line); font-size: .92rem; }
    .c li { margin-top: .2rem; }
    :target { background: var(--lengkapi-tint); outline: 2px solid var(--lengkapi); outline-offset: 2px; }
    .doc { margin-top: .8rem; border: 1px solid var(--line); border-radius: 4px; }
    .doc > summary { padding: .5rem .8rem; cursor: pointer; font-weight: 600; }
    .doc > summary span { font-weight: 400; color: var(--soft); overflow-wrap: anywhere; }
    .sheet { padding: .4rem .8rem 1rem; border-top: 1px solid var(--line); }
    .sheet h4 { margin: 1.1rem 0 .35rem; }
    .sheet h5 { margin: .7rem 0 .2rem; font-size: .9rem; }
    .sheet .title { text-align: center; font-weight: 600; margin: .8rem 0; }
    .sheet .head td, .sheet .head th { border: 0; padding: .12rem .6rem .12rem 0; }
    .sheet .head th { color: var(--soft); width: 15rem; }
    .sheet p { max-width: 62rem; margin-top: .35rem; overflow-wrap: anywhere; }
    .sheet li { margin-top: .2rem; overflow-wrap: anywhere; }
    .sheet ol.count { list-style: decimal; padding-left: 1.6rem; }
    .sheet td, .sheet th { overflow-wrap: break-word; }
    .sheet tr.kom > * { background: var(--fill); font-weight: 600; }
    .sheet tr.sub > * { font-weight: 600; }
    .sheet .akn > :nth-child(2) { padding-left: 1.2rem; }
    .sheet .det > :nth-child(2) { padding-left: 2rem; }
    .sheet .sum > * { font-weight: 600; border-top: 2px solid var(--ink); }
    .sheet small { color: var(--soft); font-size: .92em; font-weight: 400; }
    .hit { background: var(--koreksi-tint); }
    tr.hit > *, .sheet tr.hit > * { background: var(--koreksi-tint); }
    p.hit, li.hit { padding: .1rem .4rem; border-radius: 3px; }
    .marks { display: flex; flex-wrap: wrap; gap: .2rem .8rem; font-size: .86rem; font-weight: 400; margin-top: .15rem; }
    .marks a { display: inline-flex; flex-wrap: wrap; gap: 0 .4rem; }
    td.on { text-align: center; background: var(--catatan-tint); color: var(--catatan); }
    .sign { margin: 1.2rem 0 0 auto; max-width: 20rem; }
    footer { color: var(--soft); font-size: .88rem; border-top: 1px solid var(--line); padding: 1rem 0 2rem; }
    footer p { margin-top: .3rem; overflow-wrap: anywhere; }
    @media (max-width: 40rem) {
      .wide { padding: 0 .9rem; }
      h1 { font-size: 1.4rem; }
      .legend li { grid-template-columns: 6.5rem 2.2rem 1fr; }
      .u > summary, .u > .in { padding-left: .7rem; padding-right: .7rem; }
      .sheet .head th { width: 8rem; }
    }
    @media print {
      :root { --ground: #fff; }
      @page { size: A4; margin: 15mm 14mm; }
      body { font-size: 9.5pt; }
      nav.top, .tools, .skip { display: none !important; }
      main.wide, header.top { padding: .4rem 0; }
      .wide { max-width: none; padding: 0; }
      .card, .u, .doc { border-color: #bbb; }
      .u { content-visibility: visible; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
      .u > summary::before { content: none; }
      .f > li, tr, .tiles, figure { break-inside: avoid; }
      h2, h3, h4, summary { break-after: avoid; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; }
      table { font-size: 8.5pt; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """#
}
