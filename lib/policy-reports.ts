import { z } from "zod";

// What a browser says that it held back (CSP). Anybody can send such a thing, and it holds whole addresses: what is kept of
// it are words of ours, by which to see that something runs where nothing should.

const text = z.string().max(4_000).catch("");
const directives =
  /^(default|script|style|img|font|connect|worker|manifest|object|frame|media|child)-src(-elem|-attr)?$|^(base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types)$/;

/** As `report-to` sends them, several at once, and as `report-uri` does, one. */
const report = z.union([
  z
    .array(
      z.object({
        type: text,
        body: z
          .object({ effectiveDirective: text, blockedURL: text })
          .catch({ effectiveDirective: "", blockedURL: "" }),
      }),
    )
    .max(20)
    .transform((all) =>
      all
        .filter(({ type }) => type === "csp-violation")
        .map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
    ),
  z
    .object({
      "csp-report": z.object({ "effective-directive": text, "violated-directive": text, "blocked-uri": text }),
    })
    .transform(({ "csp-report": one }) => [
      {
        directive: one["effective-directive"] || (one["violated-directive"].split(" ")[0] ?? ""),
        blocked: one["blocked-uri"],
      },
    ]),
]);

/** What kind of thing was held back, without its address. */
function kindOf(blocked: string, house: string): string {
  if (["inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink"].includes(blocked)) return blocked;
  if (/^(data|blob|filesystem|about)\b/.test(blocked)) return blocked.split(":", 1)[0] ?? "";
  if (/^(chrome|moz|safari(-web)?)-extension\b/.test(blocked)) return "an extension";
  const url = URL.canParse(blocked) ? new URL(blocked) : null;
  return url?.origin === house ? "of this house" : url ? "of elsewhere" : "unknown";
}

/** Null for what is no report. */
export function readReports(sent: unknown, house: string): { directive: string; blocked: string }[] | null {
  const read = report.safeParse(sent);
  if (!read.success) return null;
  return read.data.map(({ directive, blocked }) => ({
    directive: directives.test(directive) ? directive : "unknown",
    blocked: kindOf(blocked, house),
  }));
}
