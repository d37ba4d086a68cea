import { execFile } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { masterKeyLine } from "@/lib/sealing";
import { leaksIn } from "./leaks";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// A copy without its history has nothing in it that could be looked through.
const inGit = existsSync(path.join(root, ".git"));
const git = async (...words: string[]) =>
  (await promisify(execFile)("git", words, { cwd: root, maxBuffer: 2 ** 30 })).stdout;
const generated = [":(exclude)package-lock.json", ":(exclude)db/migrations/meta"];
const fresh = (length: number) =>
  randomBytes(length * 2)
    .toString("base64url")
    .replace(/[_-]/g, "")
    .slice(0, length);

describe("a secret", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const made: [string, string][] = [
    ["a private key", String(privateKey.export({ type: "pkcs8", format: "pem" }))],
    ["a token of GitHub", `token: gh${"p_"}${fresh(36)}`],
    ["a token of npm", `//registry.example/:_auth${"Token"}=${fresh(36)}`],
    ["a key of AWS", `AK${"IA"}${"ABCDEFGH23456789"}`],
    ["a signed token", `ey${"J"}hbGciOiJkaXIi.ey${"J"}zaWQiOiJhYmMi.${fresh(40)}`],
    ["the secrets of an installation", JSON.stringify({ ["auth" + "Secret"]: randomBytes(32).toString("base64url") })],
    ["a master key", masterKeyLine(1)],
    ["a secret in a setting", `NEXTAUTH${"_SECRET"}=${randomBytes(32).toString("hex")}A1`],
    ["a password in an address", `postgres${"://"}admin:a1${fresh(20)}@db.example/verzacht`],
  ];

  it.each(made)("that lies about is seen: %s", (kind, text) => {
    expect(leaksIn(`const before = 1;\n${text}\nconst after = 2;`)).toEqual([expect.stringContaining(`${kind}: `)]);
  });

  it.runIf(inGit)("lies in no file of the repository", async () => {
    const files = (await git("ls-files", "-z", "--", ".", ...generated)).split("\0").filter(Boolean);
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap((file) => {
      const place = path.join(root, file);
      if (!existsSync(place) || statSync(place).size > 2 ** 20) return [];
      return leaksIn(readFileSync(place, "latin1")).map((leak) => `${file}: ${leak}`);
    });
    expect(found).toEqual([]);
  });

  it.runIf(inGit)("was in none at any time", async () => {
    const history = await git(
      "log",
      "--all",
      "-p",
      "--unified=0",
      "--no-color",
      "--no-ext-diff",
      "--",
      ".",
      ...generated,
    );
    const lines = history.split("\n");
    let commit = "";
    const found = new Set<string>();
    for (const line of lines) {
      if (line.startsWith("commit ")) commit = line.slice(7, 17);
      else if (line.startsWith("+")) for (const leak of leaksIn(line.slice(1))) found.add(`${commit}: ${leak}`);
    }
    expect([...found]).toEqual([]);
  });

  it.runIf(inGit)("is kept where git does not look", async () => {
    const kept = [
      ".data/secrets.json",
      ".data/master-key",
      ".data/backup-key",
      ".next/server/x.json",
      ".env",
      ".env.local",
    ];
    const ignored = (await git("check-ignore", ...kept)).trim().split("\n");
    expect(ignored.sort()).toEqual([...kept].sort());
  });
});
