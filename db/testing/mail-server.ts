import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  url: string;
  /** What arrived, as somebody would read it. */
  arrived: { to: string; text: string }[];
  /** How long it thinks, in milliseconds, before it says that it has a letter; `begun` counts those that it has. */
  think(milliseconds: number): void;
  begun(): number;
  /** Whether the line breaks once it has the whole letter, before it says so. */
  breakOff(breaks: boolean): void;
  /** Whether it says 'not now' (451) to everybody. */
  refuse(refuses: boolean): void;
  stop(): Promise<void>;
}

/** A real mail server on loopback. */
export async function openMailServer(): Promise<MailServer> {
  const arrived: MailServer["arrived"] = [];
  let refuses = false;
  let breaks = false;
  let thinks = 0;
  let begun = 0;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refuses) return done(Object.assign(new Error("not now"), { responseCode: 451 }));
        begun++;
        arrived.push({ to: session.envelope.rcptTo[0]?.address ?? "", text: readable(Buffer.concat(parts)) });
        if (breaks) for (const { _socket } of smtp.connections as Set<{ _socket?: Socket }>) _socket?.destroy();
        else setTimeout(done, thinks);
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, "127.0.0.1", ready));
  return {
    url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    arrived,
    think: (milliseconds) => {
      thinks = milliseconds;
    },
    begun: () => begun,
    breakOff: (wanted) => {
      breaks = wanted;
    },
    refuse: (wanted) => {
      refuses = wanted;
    },
    stop: () => new Promise((closed) => smtp.close(() => closed())),
  };
}

/** Quoted-printable undone, as far as letters of this house have it. */
const readable = (raw: Buffer): string =>
  raw
    .toString("latin1")
    .replaceAll("=\r\n", "")
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
