import { ClientPrograms } from "@/components/programs/client-programs";
import { programClientOf } from "@/components/programs/program-client";
import { enterPage } from "@/lib/access/page";
import { readClient } from "@/lib/clients/read";
import { readExercisesOf } from "@/lib/exercises/read";
import { readPrograms } from "@/lib/programs/read";
import { accepted } from "@/lib/result";
import { readStandingToCome } from "@/lib/safety/read";
import { agreedLimits } from "@/lib/safety/rules";

type Asked = { params: Promise<{ client: string }>; searchParams: Promise<{ sent?: string | string[] }> };

export default async function ClientProgram({ params, searchParams }: Asked) {
  const clientId = (await params).client.toLowerCase();
  const { sent } = await searchParams;
  const { value } = await enterPage(
    { permission: "program:write", record: { clientId, act: "programs.listed" } },
    async (tx, viewer) => {
      const person = await readClient(tx, viewer, clientId);
      if (!person.ok) return person;
      const programs = (await readPrograms(tx, viewer, clientId)).items;
      const templates = (await readPrograms(tx, viewer, null)).items;
      const named = programs.flatMap((program) => program.items.map((item) => item.exerciseId));
      const exercises = [...(await readExercisesOf(tx, viewer, named)).values()];
      const client = programClientOf(person.value, new Date());
      const standing = await readStandingToCome(tx, viewer, clientId, client.today);
      return accepted({
        client,
        limits: agreedLimits(standing),
        programs,
        templates,
        exercises,
      });
    },
  );
  return (
    <ClientPrograms
      client={value.client}
      limits={value.limits}
      programs={value.programs}
      templates={value.templates.map(({ id, title, items }) => ({ id, title, count: items.length }))}
      exercises={value.exercises}
      sent={typeof sent === "string" ? sent : null}
    />
  );
}
