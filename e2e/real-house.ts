import { rmSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { administrator, databaseName } from "@/db/administration";
import { startDatabase } from "@/db/embedded";
import { type MailServer, openMailServer } from "@/db/testing/mail-server";
import { expectNoAxeFindings } from "./house";
import { freePort, makeDataDir, serveReal, stopServing } from "./server";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const ownersPassword = "een zin van dit ene verhaal";
export const owner = { name: "Marieke Hofstra", email: "marieke@linde.test", password: ownersPassword };

/** The code that an app shows; `later` half minutes from now. A code that was used is worth nothing, the next one is. */
export const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

/** Sends what makes a factor: ten recovery codes come, and the sign-in of before opens nothing any more. */
export async function codesAfter(page: Page, send: () => Promise<void>): Promise<string[]> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await send();
  const list = page.getByRole("list", { name: "Herstelcodes" }).getByRole("listitem");
  await expect(list).toHaveCount(10);
  const codes = await list.allTextContents();
  await expectNoAxeFindings(page);
  expect((await fetch(new URL("/api/v1/me", page.url()), { headers: { cookie } })).status).toBe(401);
  await page.getByRole("button", { name: "Ik heb ze bewaard" }).click();
  return codes;
}

/**
 * A house as a practice starts it, set up by nobody yet, with a real mail server behind it; `named`: people come to it by a
 * name and not by a number. Called once, at the top of a file.
 */
export function realHouse({ named = false } = {}) {
  let dataDir: string;
  let served: Awaited<ReturnType<typeof serveReal>>;
  let mail: MailServer;
  const house = {
    url: () => served.url,
    code: () => served.code,
    mail: () => mail,
    open: async (browser: Browser, more: object = {}): Promise<Page> => {
      const context = await browser.newContext({ baseURL: served.url, locale: "nl-NL", ...more });
      return context.newPage();
    },
    /** As the administrator, for what only time brings about. */
    beside: async (statement: string): Promise<void> => {
      // It is running: adopted, not started, and left as it is.
      const { host, port, superuser } = await startDatabase({ dataDir, say: () => undefined });
      const { user: username, password } = superuser;
      const sql = administrator({ host, port, username, password, database: databaseName });
      await sql.unsafe(statement);
      await sql.end();
    },
    /** The path of the link in the newest letter to somebody that holds one to such an address. */
    linkTo: async (to: string, address: "/password/" | "/address/"): Promise<string> => {
      const link = () => {
        const letter = mail.arrived.findLast((one) => one.to === to && one.text.includes(address));
        return new RegExp(`${address}[\\w-]{43}`).exec(letter?.text ?? "")?.[0];
      };
      await expect.poll(link, { timeout: 20_000 }).toBeDefined();
      return link() ?? "";
    },
  };
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    mail = await openMailServer();
    dataDir = makeDataDir();
    const port = await freePort();
    const name = `http://localhost:${port}`;
    served = await serveReal(dataDir, { SMTP_URL: mail.url, PORT: String(port), ...(named && { PUBLIC_URL: name }) });
    if (named) served.url = name;
  });
  test.afterAll(async () => {
    await stopServing(served.child);
    await mail.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return house;
}
