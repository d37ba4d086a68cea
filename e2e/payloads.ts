/** What a script would set, if one of these ever ran. */
export const proof = "__xss";
const run = `window.${proof}=1`;

/** Texts that become something else where they are put unescaped: into a page, a script, an attribute, a sheet, a file. */
export const payloads: readonly string[] = [
  // Elements and attributes.
  `<script>${run}</script>`,
  `"><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<img src=x onerror="alert(1)">`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x>`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<iframe srcdoc="<script>parent.${proof}=1</script>">`,
  `<object data="javascript:${run}">`,
  `<style>@import 'javascript:${run}'</style>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<a href="javascript:${run}">hier</a>`,
  // Out of an attribute, a script or a template.
  `" onmouseover=${run} x="`,
  `' autofocus onfocus=${run} '`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `';${run};//`,
  `\${${run}}`,
  `{{constructor.constructor('${run}')()}}`,
  // What a browser mends into something that runs.
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<math><mtext><table><mglyph><style><img src onerror=${run}>`,
  `<svg></p><style><a id="</style><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror=${run}>-->`,
  `]]><img src=x onerror=${run}>`,
  // For a spreadsheet (CWE-1236), and for a PDF.
  `=cmd|' /C calc'!A0`,
  `+HYPERLINK("https://evil.example","klik")`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `＝1+1`,
  `) >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>`,
];
