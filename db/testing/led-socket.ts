import { linkSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { connection } from "@/db/connection";
import type { DatabaseAddress } from "@/lib/environment";

interface LedSocket {
  /** The database that the socket leads to in the end. */
  database: DatabaseAddress;
  /** From the next request on it leads to this database; to its own where none is said. */
  lead(to?: Pick<DatabaseAddress, "host" | "port">): Promise<void>;
  /** From the next request on nobody listens behind it (`deaf`), or whoever does hangs up unheard (`rude`). */
  stuff(how: "deaf" | "rude"): Promise<void>;
  remove(): void;
}

/**
 * From here on the code under test reaches its database by a socket that a test leads elsewhere. Before anybody has asked
 * anything of it.
 */
export function laySocket(): LedSocket {
  const database = JSON.parse(process.env.VERZACHT_DATABASE ?? "") as DatabaseAddress;
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-socket-"));
  const socketIn = (one: Pick<DatabaseAddress, "host" | "port">) => path.join(one.host, `.s.PGSQL.${one.port}`);
  const own = { host: folder, port: database.port };
  process.env.VERZACHT_DATABASE = JSON.stringify({ ...database, ...own });
  symlinkSync(socketIn(database), socketIn(own));
  let rude: Server | undefined;

  /** Lines that are open already would go on being used: they end, and the socket is free. */
  const clear = async () => {
    const { pool } = connection();
    const isOpen = await pool`select 1`.then(
      () => true,
      () => false,
    );
    if (isOpen) await pool.end({ timeout: 1 });
    rude?.close();
    rmSync(socketIn(own), { force: true });
  };
  return {
    database,
    lead: async (to = database) => {
      await clear();
      symlinkSync(socketIn(to), socketIn(own));
    },
    stuff: async (how) => {
      await clear();
      const behind = path.join(folder, how);
      // What was sent and never read makes the line break as if it had been torn off.
      const server = createServer({ pauseOnConnect: true }, (asking) => setTimeout(() => asking.destroy(), 50));
      await new Promise<void>((listening) => server.listen(behind, listening));
      linkSync(behind, socketIn(own));
      if (how === "rude") rude = server;
      else await new Promise((closed) => server.close(closed));
    },
    remove: () => {
      rude?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
