import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const app = path.join(root, "app");
const manifest = path.join(root, ".next", "app-path-routes-manifest.json");

export interface Address {
  /** As Next writes it: `/clients/[client]`. */
  path: string;
  kind: "page" | "route";
}

/** Every address that the build answers. A development server has no manifest of all of them: then what lies in `app`. */
export function everyAddress(): Address[] {
  return (fromManifest() ?? fromFolder()).filter(({ path: address }) => !address.startsWith("/_"));
}

function fromManifest(): Address[] | null {
  if (!existsSync(manifest)) return null;
  const entries = Object.entries(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>);
  return entries.flatMap(([file, address]): Address[] => {
    if (file.endsWith("/page")) return [{ path: address, kind: "page" }];
    return file.endsWith("/route") && !/\.(svg|ico|png|webmanifest)$/.test(address)
      ? [{ path: address, kind: "route" }]
      : [];
  });
}

function fromFolder(folder = app, parts: readonly string[] = []): Address[] {
  return readdirSync(folder).flatMap((name): Address[] => {
    const place = path.join(folder, name);
    if (statSync(place).isDirectory()) return fromFolder(place, /^\(.*\)$/.test(name) ? parts : [...parts, name]);
    const kind = name === "page.tsx" ? "page" : name === "route.ts" ? "route" : null;
    return kind ? [{ path: `/${parts.join("/")}`, kind }] : [];
  });
}

/** The names between brackets. */
export const partsOf = (address: string): string[] =>
  [...address.matchAll(/[[{](\w+)[\]}]/g)].map((m) => m[1] as string);

export const withParts = (address: string, parts: Record<string, string>): string =>
  address.replace(/[[{](\w+)[\]}]/g, (_whole, name: string) => parts[name] ?? `no-${name}`);
