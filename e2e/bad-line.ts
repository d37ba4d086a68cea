import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface BadLine {
  url: string;
  /** What each session's parcel looked like on the wire, once for each different look. */
  bodies: Map<string, Set<string>>;
  /** What becomes of the service worker's script on the way: another release, for one. */
  worker: (script: string) => string;
  counts: { requests: number; lostRequests: number; lostAnswers: number; doubled: number };
  close: () => void;
}

/** An empty page, for a tab that needs nothing but an outbox. */
export const emptyPage = "/nothing-but-a-tab";

const sessionAddress = /^\/api\/v1\/sessions\/([0-9a-f-]{36})$/;

/**
 * A line before the house that loses three of ten sessions on the way there and three of ten answers on the way back,
 * sends some twice, and lets later ones overtake. Everything else passes as it is.
 */
export async function badLineTo(base: string, random: () => number): Promise<BadLine> {
  const { host, hostname, port } = new URL(base);
  const bodies: BadLine["bodies"] = new Map();
  const counts = { requests: 0, lostRequests: 0, lostAnswers: 0, doubled: 0 };

  const pass = (asked: IncomingMessage, body: Buffer) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const { method, url, headers } = asked;
      const sent = { ...headers, host, ...(headers.origin && { origin: base }), "accept-encoding": "identity" };
      request({ hostname, port, method, path: url, headers: sent }, resolve).once("error", reject).end(body);
    });

  async function answer(asked: IncomingMessage, response: ServerResponse) {
    if (asked.url === emptyPage) return void response.setHeader("content-type", "text/html").end("<!doctype html>");
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const [, session] = sessionAddress.exec(asked.url ?? "") ?? [];
    if (session && asked.method === "PUT") {
      counts.requests += 1;
      bodies.set(session, (bodies.get(session) ?? new Set()).add(body.toString("utf8")));
      await pause(random() * 60);
      if (random() < 0.3) {
        counts.lostRequests += 1;
        return void asked.socket.destroy();
      }
      if (random() < 0.1) {
        counts.doubled += 1;
        void pass(asked, body).then((twice) => twice.resume());
      }
    }
    const got = await pass(asked, body);
    if (asked.url === "/sw.js") return rewritten(got, response);
    if (session && random() < 0.3) {
      counts.lostAnswers += 1;
      got.resume();
      return void asked.socket.destroy();
    }
    response.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(response);
  }

  async function rewritten(got: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of got) chunks.push(chunk as Buffer);
    const { "content-length": _, "transfer-encoding": __, ...headers } = got.headers;
    response.writeHead(got.statusCode ?? 502, headers).end(bad.worker(Buffer.concat(chunks).toString("utf8")));
  }

  const line = createServer((asked, response) => {
    answer(asked, response).catch(() => asked.socket.destroy());
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const close = () => {
    line.close();
    line.closeAllConnections();
  };
  const url = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  const bad: BadLine = { url, bodies, counts, close, worker: (script) => script };
  return bad;
}
