import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { commonPasswords } from "@/lib/access/commonest-passwords";
import { leaksIn } from "@/scripts/leaks";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));

// Words by which only the server goes: one of them in a bundle, and more came along with it.
const servers = [
  "VERZACHT_DATABASE",
  "NEXTAUTH_SECRET",
  "MASTER_KEY_FILE",
  "VAPID_PRIVATE_KEY",
  "app.find_account",
  "$argon2id",
  commonPasswords.slice(0, 300),
];

test("nothing that is sent to browsers holds a secret, or what only the server needs", () => {
  const files = [...filesIn(".next/static"), ...filesIn("public")].filter((file) =>
    /\.(js|css|html|json|map|svg)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...leaksIn(text), ...servers.filter((word) => text.includes(word))].map(
      (one) => `${path.basename(file)}: ${one}`,
    );
  });
  expect(found).toEqual([]);
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
});
