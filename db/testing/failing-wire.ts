import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DatabaseAddress } from "@/lib/environment";

// Stands between the product and PostgreSQL, counts statements, and breaks the line at the one that is asked for.

/** `before`: PostgreSQL never hears of the statement. `after`: it does what it says, and its answer is lost. */
export type Break = { at: number; when: "before" | "after" };

export interface FailingWire {
  address: DatabaseAddress;
  /** Begins to count anew, and breaks the line once where that is asked for. */
  arm(where: Break | null): void;
  /** Statements since then. */
  count(): number;
  stop(): void;
}

export async function failingWire(database: DatabaseAddress): Promise<FailingWire> {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-failing-"));
  chmodSync(folder, 0o755);
  const name = `.s.PGSQL.${database.port}`;
  let seen = 0;
  let armed: Break | null = null;
  const open = new Set<Socket>();
  const server = createServer((product) => {
    const behind = connect(path.join(database.host, name));
    let isDeaf = false;
    const cut = () => {
      product.destroy();
      behind.end();
    };
    const each = messages((type, bytes) => {
      // E runs what was bound, Q runs its own text.
      if (type === "E" || type === "Q") {
        seen++;
        if (armed && seen === armed.at) {
          const { when } = armed;
          armed = null;
          if (when === "before") return cut();
          isDeaf = true;
        }
      }
      if (!product.destroyed) behind.write(bytes);
    });
    product.on("data", each);
    behind.on("data", (part: Buffer) => {
      if (isDeaf) return cut();
      if (!product.destroyed) product.write(part);
    });
    for (const [one, other] of [
      [product, behind],
      [behind, product],
    ] as const) {
      open.add(one);
      one.on("close", () => (open.delete(one), other.end()));
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(path.join(folder, name), resolve));
  return {
    address: { ...database, host: folder },
    arm: (where) => {
      seen = 0;
      armed = where;
    },
    count: () => seen,
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Cuts a stream into the messages of PostgreSQL's protocol: a letter, a length, a body. The first one has no letter. */
function messages(each: (type: string, bytes: Buffer) => void): (part: Buffer) => void {
  let left = Buffer.alloc(0);
  let isBare = true;
  return (part) => {
    left = Buffer.concat([left, part]);
    for (;;) {
      const head = isBare ? 0 : 1;
      if (left.length < head + 4) return;
      const end = head + left.readInt32BE(head);
      if (left.length < end) return;
      each(isBare ? "" : String.fromCharCode(left[0] ?? 0), left.subarray(0, end));
      isBare = false;
      left = left.subarray(end);
    }
  };
}
