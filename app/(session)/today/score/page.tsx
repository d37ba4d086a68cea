import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ScoreForm } from "@/components/goals/score-form";
import { questionsOf } from "@/components/goals/score-question";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { readScores } from "@/lib/measures/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("goals.score");
  return { title: t("title") };
}

type Asked = { searchParams: Promise<{ of?: string | string[] }> };

export default async function ScorePage({ searchParams }: Asked) {
  const [messages, { of }] = await Promise.all([getMessages(), searchParams]);
  const { value, viewer } = await enterPage({ permission: "today:read" }, async (tx, looking) => {
    const { clientId } = looking;
    if (!clientId) return refused("role_cannot");
    const scores = await readScores(tx, looking, clientId, dayOf(new Date(), looking.timeZone));
    return accepted({ clientId, ...scores });
  });
  const questions = questionsOf(value.goals, value.assignments, typeof of === "string" ? of : undefined);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["goals", "sessions", "outbox"])}>
      <ScoreForm questions={questions} clientId={value.clientId} memberId={viewer.memberId} />
    </NextIntlClientProvider>
  );
}
