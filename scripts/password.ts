import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Administrator, administrator, asOwnerOfTables, databaseName } from "@/db/administration";
import { email as emailAddress } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import { publicUrlOf } from "./app-environment";
import { say, tell, Usage, wordsOf } from "./command";
import { addressOf, embeddedAddress } from "./database-address";
import { dataDirMeant } from "./keep-backups";
import { withDatabase } from "./living";

// npm run password -- somebody@example.org: a link to choose another password, for who can't be sent one by mail. It is
// the same link as the letter's: once, within an hour, and the newest only. Everybody may be helped by it, the only owner
// too; a second factor stays. Whoever runs this can reach the database anyway; the log says that it was done.

const minutes = 60;

async function makeLink(sql: Administrator, email: string): Promise<string> {
  await asOwnerOfTables(sql);
  const token = randomBytes(32).toString("base64url");
  await sql.begin(async (tx) => {
    const [who] = await tx<{ account: string; practice: string; member: string }[]>`
      select a.id as account, m.practice_id as practice, m.id as member from accounts a
        join members m on m.account_id = a.id and m.left_at is null
        where a.email = ${email} order by m.created_at desc limit 1 for update of a`;
    if (!who) throw new Usage(`Nobody signs in with ${email}.`);
    await tx`update password_resets set expires_at = least(expires_at, now())
      where account_id = ${who.account} and used_at is null`;
    await tx`insert into password_resets (token_hash, account_id, expires_at)
      values (${sha256(token)}, ${who.account}, now() + ${`${minutes} minutes`}::interval)`;
    await tx`insert into audit_events (practice_id, id, action, event, object_type, object_id)
      values (${who.practice}, ${uuidv7()}, 'U', 'password.link_made', 'member', ${who.member})`;
  });
  return `${publicUrlOf(process.env)}/password/${token}`;
}

async function main() {
  const [given, ...rest] = process.argv.slice(2);
  wordsOf(rest, { valued: [], plain: [] });
  const email = emailAddress.safeParse(given ?? "");
  if (!email.success) throw new Usage("Whose? npm run password -- somebody@example.org");
  const url = process.env.DATABASE_URL;
  const ask = async (sql: Administrator) => {
    try {
      return await makeLink(sql, email.data);
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  const link = url
    ? await ask(administrator(addressOf(url)))
    : await withDatabase(
        dataDirMeant(say),
        (database) => ask(administrator({ ...embeddedAddress(database), database: databaseName })),
        say,
      );
  say(`For ${email.data}. It works once, within an hour, and is shown here only:`);
  say(link);
}

main().then(() => process.exit(0), tell);
