import { connection } from "./connection";

export interface Letter {
  practiceId: string;
  id: string;
  recipient: string;
  subject: string;
  body: string;
}

/** The next letter that may be tried, of any practice; nobody else is given it for a while. */
export async function takeMail(): Promise<Letter | undefined> {
  const [row] = await connection().pool<Record<string, string>[]>`select * from app.take_mail()`;
  if (!row) return undefined;
  const { practice_id, id, recipient, subject, body } = row as Record<string, string>;
  return { practiceId: practice_id, id, recipient, subject, body } as Letter;
}

export async function noteMailSent(letter: Letter): Promise<void> {
  await connection().pool`select app.mail_sent(${letter.practiceId}, ${letter.id})`;
}
