import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DatabaseAddress } from "@/lib/environment";

// Stands between the product and PostgreSQL and counts what really crosses the wire, whatever the product believes.

export interface Statement {
  text: string;
  /** As PostgreSQL was given them; null is null. */
  params: (string | null)[];
}

export interface Tally {
  /** Times that the product sent something and then had to wait for the answer. */
  roundTrips: number;
  statements: Statement[];
}

export interface Wire {
  address: DatabaseAddress;
  /** What has crossed since the last time this was asked. */
  take(): Tally;
  stop(): void;
}

export async function tap(database: DatabaseAddress): Promise<Wire> {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-wire-"));
  chmodSync(folder, 0o755);
  const name = `.s.PGSQL.${database.port}`;
  let tally: Tally = { roundTrips: 0, statements: [] };
  const open = new Set<Socket>();
  const server = createServer((product) => {
    const behind = connect(path.join(database.host, name));
    const texts = new Map<string, string>();
    let bound: Statement | null = null;
    let waiting = 0;
    const sent = (type: string, body: Buffer) => {
      if (type === "P") {
        const [statement, after] = textAt(body, 0);
        texts.set(statement, textAt(body, after)[0]);
      } else if (type === "B") {
        bound = { text: texts.get(textAt(body, textAt(body, 0)[1])[0]) ?? "", params: paramsIn(body) };
      } else if (type === "E" && bound) {
        tally.statements.push(bound);
      } else if (type === "Q") {
        tally.statements.push({ text: textAt(body, 0)[0], params: [] });
      }
      // Sync and a simple query ask for an answer; several sent together are waited for once.
      if (type === "S" || type === "Q") {
        if (waiting === 0) tally.roundTrips++;
        waiting++;
      }
    };
    const answered = (type: string) => {
      if (type === "Z" && waiting > 0) waiting--;
    };
    const reading = messages(sent, true);
    const hearing = messages(answered, false);
    product.on("data", (part: Buffer) => (reading(part), behind.write(part)));
    behind.on("data", (part: Buffer) => (hearing(part), product.write(part)));
    for (const [one, other] of [
      [product, behind],
      [behind, product],
    ] as const) {
      open.add(one);
      one.on("close", () => (open.delete(one), other.destroy()));
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(path.join(folder, name), resolve));
  return {
    address: { ...database, host: folder },
    take: () => {
      const taken = tally;
      tally = { roundTrips: 0, statements: [] };
      return taken;
    },
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Cuts a stream into the messages of PostgreSQL's protocol: a letter, a length, a body. The first one has no letter. */
function messages(each: (type: string, body: Buffer) => void, startsBare: boolean): (part: Buffer) => void {
  let left = Buffer.alloc(0);
  let bare = startsBare;
  return (part) => {
    left = Buffer.concat([left, part]);
    for (;;) {
      const head = bare ? 0 : 1;
      if (left.length < head + 4) return;
      const end = head + left.readInt32BE(head);
      if (left.length < end) return;
      if (!bare) each(String.fromCharCode(left[0] ?? 0), left.subarray(5, end));
      bare = false;
      left = left.subarray(end);
    }
  };
}

function textAt(body: Buffer, from: number): [text: string, after: number] {
  const end = body.indexOf(0, from);
  return [body.toString("utf8", from, end), end + 1];
}

function paramsIn(body: Buffer): (string | null)[] {
  let at = textAt(body, textAt(body, 0)[1])[1];
  at += 2 + 2 * body.readInt16BE(at);
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    const value = length < 0 ? null : body.toString("utf8", at + 4, at + 4 + length);
    at += 4 + Math.max(0, length);
    return value;
  });
}
