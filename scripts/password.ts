import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Administrator, administrator, asOwnerOfTables, databaseName } from "@/db/administration";
import { email as emailAddress } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import { hashPassword } from "@/lib/access/write";
import { publicUrlOf } from "./app-environment";
import { say, tell, Usage, wordsOf } from "./command";
import { addressOf, embeddedAddress } from "./database-address";
import { dataDirMeant } from "./keep-backups";
import { withDatabase } from "./living";

// npm run password -- somebody@example.org: a link to choose another password, for who can't be sent one by mail. It is
// the same link as the letter's: once, within an hour, and the newest only. Everybody may be helped by it, the only owner
// too. A second factor stays, unless --second-step says that app, passkeys and recovery codes are all lost: then they go,
// every sign-in ends, and the password of before opens nothing any more, so that only the link does.
// Whoever runs this can reach the database anyway; the log says that it was done.

const minutes = 60;

async function makeLink(sql: Administrator, email: string, withoutSecondStep: boolean): Promise<string> {
  await asOwnerOfTables(sql);
  const token = randomBytes(32).toString("base64url");
  await sql.begin(async (tx) => {
    // First the sign-ins, then the account, as whoever else takes both does.
    if (withoutSecondStep)
      await tx`select 1 from sign_ins i join members m on m.practice_id = i.practice_id and m.id = i.member_id
        join accounts a on a.id = m.account_id where a.email = ${email} and i.ended_at is null
        order by i.id_hash for update of i`;
    const [who] = await tx<{ account: string; practice: string; member: string }[]>`
      select a.id as account, m.practice_id as practice, m.id as member from accounts a
        join members m on m.account_id = a.id and m.left_at is null
        where a.email = ${email} order by m.created_at desc limit 1 for update of a`;
    if (!who) throw new Usage(`Nobody signs in with ${email}.`);
    await tx`update password_resets set expires_at = least(expires_at, now())
      where account_id = ${who.account} and used_at is null`;
    await tx`insert into password_resets (token_hash, account_id, expires_at)
      values (${sha256(token)}, ${who.account}, now() + ${`${minutes} minutes`}::interval)`;
    const events = withoutSecondStep ? ["second_factor.taken_away", "password.link_made"] : ["password.link_made"];
    if (withoutSecondStep) await takeSecondStepAway(tx, who.account);
    for (const event of events)
      await tx`insert into audit_events (practice_id, id, action, event, object_type, object_id)
        values (${who.practice}, ${uuidv7()}, 'U', ${event}, 'member', ${who.member})`;
  });
  return `${publicUrlOf(process.env)}/password/${token}`;
}

async function takeSecondStepAway(
  tx: Parameters<Parameters<Administrator["begin"]>[1]>[0],
  account: string,
): Promise<void> {
  // Kept by nobody: until the link was used, no password is the right one.
  const nobodysPassword = await hashPassword(randomBytes(32).toString("base64url"));
  await tx`delete from second_factors where account_id = ${account}`;
  await tx`delete from passkeys where account_id = ${account}`;
  await tx`delete from recovery_codes where account_id = ${account}`;
  // Whoever proved another address with it would end the link that is made here.
  await tx`update address_changes set expires_at = least(expires_at, now())
    where account_id = ${account} and used_at is null`;
  await tx`update accounts set password_hash = ${nobodysPassword} where id = ${account}`;
  await tx`update sign_ins s set ended_at = now() from members m
    where m.account_id = ${account} and s.practice_id = m.practice_id and s.member_id = m.id and s.ended_at is null`;
}

async function main() {
  const [given, ...rest] = process.argv.slice(2);
  const withoutSecondStep = wordsOf(rest, { valued: [], plain: ["second-step"] }).has("second-step");
  const email = emailAddress.safeParse(given ?? "");
  if (!email.success) throw new Usage("Whose? npm run password -- somebody@example.org");
  const url = process.env.DATABASE_URL;
  const ask = async (sql: Administrator) => {
    try {
      return await makeLink(sql, email.data, withoutSecondStep);
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
  if (withoutSecondStep) say("The second step is gone, every sign-in has ended, and the old password opens nothing.");
  say(`For ${email.data}. It works once, within an hour, and is shown here only:`);
  say(link);
}

main().then(() => process.exit(0), tell);
