import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { administrator } from "@/db/administration";
import { connectionString } from "@/db/queue";
import { addressOf, certificateTrouble } from "./database-address";

describe("a database that stands elsewhere", () => {
  it.each([
    "postgres://admin:geheim@db.example/verzacht",
    "postgres://admin:geheim@10.0.0.7:5433/verzacht",
    "postgres://admin:geheim@[2001:db8::1]/verzacht",
    "postgres://admin:geheim@localhost/verzacht?host=db.example",
    "postgres://admin:geheim@127.0.0.1.evil.example/verzacht",
  ])("has to show whose it is: %s", (url) => {
    expect(addressOf(url).ssl).toBe("verify-full");
    expect(connectionString(addressOf(url))).toContain("sslmode=verify-full");
  });

  it("need not where its address says so", () => {
    expect(addressOf("postgres://admin@db.example/verzacht?sslmode=require").ssl).toBe("require");
    expect(addressOf("postgres://admin@db.example/verzacht?sslmode=disable")).not.toHaveProperty("ssl");
  });

  it.each([
    "postgres://a@localhost/v",
    "postgres://a@127.0.0.1:5433/v",
    "postgres://a@[::1]/v",
    "postgres://a@x/v?host=/tmp",
  ])("is none that is here: %s", (url) => {
    expect(addressOf(url)).not.toHaveProperty("ssl");
  });

  it("and speaks no TLS gets no word out of us, and whoever starts is told what to do", async () => {
    const heard: Buffer[] = [];
    const plain = createServer((line) => {
      line.on("error", () => undefined);
      line.on("data", (bytes: Buffer) => {
        heard.push(bytes);
        // The first word asks for TLS; the answer is no.
        if (heard.length === 1) line.write("N");
        else line.destroy();
      });
    }).listen(0, "127.0.0.1");
    await once(plain, "listening");
    const { port } = plain.address() as AddressInfo;
    const address = { ...addressOf("postgres://admin:geheim@db.example/verzacht"), host: "127.0.0.1", port };
    const sql = administrator(address);
    const error: unknown = await sql`select 1`.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await sql.end({ timeout: 1 });
    plain.close();
    expect(Buffer.concat(heard).toString("latin1")).not.toMatch(/admin|geheim|verzacht/);
    expect(heard.length).toBeGreaterThan(0);
    expect(certificateTrouble(error, address)).toContain("sslmode=require");
    expect(certificateTrouble(error, address)).not.toContain("geheim");
    expect(certificateTrouble(Object.assign(new Error("no"), { code: "28P01" }), address)).toBeNull();
    expect(certificateTrouble(error, addressOf("postgres://a@db.example/v?sslmode=require"))).toBeNull();
  });
});
