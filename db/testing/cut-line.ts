import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DatabaseAddress } from "@/lib/environment";

// Stands between the code under test and PostgreSQL, and breaks the line at a statement of one's choice: before it gets
// there, or after it was done and before anybody hears of it.

export type Cut = "before" | "after";

export interface CuttableLine {
  /** Breaks the line at the n-th statement from now on. */
  cutAt(n: number, when: Cut): void;
  /** Lets everything pass again; answers whether the line broke. */
  mend(): boolean;
  stop(): void;
  /** By which the database is reached over this line. */
  address: DatabaseAddress;
}

/**
 * From here on the code under test reaches its database by this line, or its queue. Before anybody has asked anything of
 * it.
 */
export async function layCuttableLine(
  to: "VERZACHT_DATABASE" | "VERZACHT_QUEUE" = "VERZACHT_DATABASE",
): Promise<CuttableLine> {
  const line = await layLineTo(JSON.parse(process.env[to] ?? "") as DatabaseAddress);
  process.env[to] = JSON.stringify(line.address);
  return line;
}

/** A line to this database. What is to happen when it breaks, happens first. */
export async function layLineTo(
  database: DatabaseAddress,
  whenCut: () => void = () => undefined,
): Promise<CuttableLine> {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-line-"));
  const socket = `.s.PGSQL.${database.port}`;
  const open = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let when: Cut = "before";
  let broke = false;

  const server = createServer((asking) => {
    const behind = connect(path.join(database.host, socket));
    let bare = true;
    let kept = Buffer.alloc(0);
    let isDone = false;
    const breakOff = () => {
      // Once: whoever tries again gets through.
      broke = true;
      left = Number.POSITIVE_INFINITY;
      whenCut();
      asking.destroy();
      behind.destroy();
    };
    // Execute and a simple query are what does something; messages may come in pieces.
    const statementsIn = (part: Buffer): number => {
      kept = Buffer.concat([kept, part]);
      let found = 0;
      for (;;) {
        const head = bare ? 0 : 1;
        if (kept.length < head + 4) return found;
        const end = head + kept.readInt32BE(head);
        if (kept.length < end) return found;
        if (!bare && "EQ".includes(String.fromCharCode(kept[0] ?? 0))) found++;
        bare = false;
        kept = kept.subarray(end);
      }
    };
    asking.on("data", (part: Buffer) => {
      left -= statementsIn(part);
      if (left > 0 || isDone) return void behind.write(part);
      if (when === "before") return breakOff();
      isDone = true;
      behind.write(part);
    });
    behind.on("data", (part: Buffer) => (isDone ? breakOff() : asking.write(part)));
    for (const [one, other] of [
      [asking, behind],
      [behind, asking],
    ] as const) {
      open.add(one);
      one.on("close", () => (open.delete(one), other.destroy()));
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(path.join(folder, socket), resolve));
  return {
    address: { ...database, host: folder },
    cutAt: (n, at) => {
      left = n;
      when = at;
      broke = false;
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
      return broke;
    },
    stop: () => {
      for (const one of open) one.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
