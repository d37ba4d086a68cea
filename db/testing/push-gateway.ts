import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

// A push service on loopback, with one browser behind it: it takes what a house sends as the real ones do (RFC 8030), and
// reads it with the browser's own keys (RFC 8291), so that a test sees what a person would.

export interface Woken {
  /** Which subscription was knocked at. */
  path: string;
  headers: IncomingMessage["headers"];
  words: Record<string, unknown>;
}

export interface PushGateway {
  origin: string;
  woken: Woken[];
  /** What it answers from now on. */
  answer(status: number): void;
  subscription(name: string): { endpoint: string; keys: { p256dh: string; auth: string }; device: string };
  stop(): Promise<void>;
}

export async function openPushGateway(): Promise<PushGateway> {
  const woken: Woken[] = [];
  const browser = createECDH("prime256v1");
  const p256dh = browser.generateKeys();
  const auth = randomBytes(16);
  let status = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const words = decrypted(Buffer.concat(parts), browser, p256dh, auth);
      if (status === 201) woken.push({ path: request.url ?? "", headers: request.headers, words });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    woken,
    answer: (next) => {
      status = next;
    },
    subscription: (name) => ({
      endpoint: `${origin}/${name}`,
      keys: { p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") },
      device: name,
    }),
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** RFC 8188 and 8291: salt, size of a record, the sender's key; one record, which ends with a 2. */
function decrypted(body: Buffer, browser: ReturnType<typeof createECDH>, own: Buffer, auth: Buffer) {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + sender.length);
  const derive = (secret: Buffer, from: Buffer, words: Buffer | string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, from, words, length));
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), own, sender]);
  const secret = derive(browser.computeSecret(sender), auth, about, 32);
  const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(secret, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString("utf8")) as Record<string, unknown>;
}
