import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProgramDesk } from "@/app/(therapist)/program-desk";
import { makesRoomOf, programClientOf } from "@/components/programs/program-client";
import { enterPage } from "@/lib/access/page";
import { readClient } from "@/lib/clients/read";
import { readWholeLibrary } from "@/lib/exercises/read";
import { loadMessages, pickMessages } from "@/lib/i18n/messages";
import { readBeginning, readPrograms } from "@/lib/programs/read";
import { isUnderWay } from "@/lib/programs/rules";
import { accepted } from "@/lib/result";
import { readStandingToCome } from "@/lib/safety/read";
import { agreedLimits } from "@/lib/safety/rules";

type Asked = {
  params: Promise<{ client: string; program: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export default async function Builder({ params, searchParams }: Asked) {
  const { client: asked, program } = await params;
  const { from } = await searchParams;
  const clientId = asked.toLowerCase();
  const { value, viewer } = await enterPage(
    { permission: "program:write", record: { clientId, act: "program.read" } },
    async (tx, who) => {
      const beginning = await readBeginning(tx, who, clientId, program, typeof from === "string" ? from : undefined);
      if (!beginning.ok) return beginning;
      const person = await readClient(tx, who, clientId);
      if (!person.ok) return person;
      const others = (await readPrograms(tx, who, clientId)).items;
      const { today } = programClientOf(person.value, new Date());
      const runs = others.find((other) => isUnderWay(other, today) && other.id !== beginning.value.start.id);
      const standing = await readStandingToCome(tx, who, clientId, today);
      const exercises = await readWholeLibrary(tx, who);
      return accepted({ ...beginning.value, person: person.value, makesRoom: runs ?? null, standing, exercises });
    },
  );
  const { person, standing, makesRoom, ...opened } = value;
  if (opened.program?.status === "ended") redirect(`/clients/${clientId}/program`);
  const [t, theirs] = await Promise.all([getTranslations("programs"), loadMessages(person.locale)]);
  const client = programClientOf(person, new Date());
  const limits = agreedLimits(standing);
  return (
    <ProgramDesk
      {...opened}
      memberId={viewer.memberId}
      namelessTitle={t("nameless")}
      client={{ ...client, makesRoom: makesRoomOf(makesRoom), releaseIsOpen: standing.open, limits }}
      phone={{
        locale: person.locale,
        timeZone: person.timeZone,
        today: client.today,
        standing,
        messages: pickMessages(theirs, ["sessions", "exercises"]),
      }}
    />
  );
}
