import { createServer, type IncomingMessage } from "node:http";
import { pool } from "./pool";
import { type LogOrder, logSession, readCaseload, readYear, searchLibrary } from "./work";

// Without any framework, and without looking at what was sent.
const sql = pool();

async function answer(request: IncomingMessage): Promise<string> {
  const url = new URL(request.url ?? "/", "http://floor");
  const asked = Object.fromEntries(url.searchParams) as never;
  const [, work, session] = url.pathname.split("/");
  if (work === "w2") return JSON.stringify(await readYear(sql, asked));
  if (work === "w3") return JSON.stringify(await readCaseload(sql, asked));
  if (work === "w4") return searchLibrary(sql, asked);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const log = JSON.parse(Buffer.concat(parts).toString("utf8")) as LogOrder["log"];
  return JSON.stringify(
    await logSession(sql, { ...(asked as { practice: string; client: string }), session: session ?? "", log }),
  );
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => response.writeHead(200, { "content-type": "application/json" }).end(text),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
