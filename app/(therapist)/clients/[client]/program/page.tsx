import { ClientPrograms } from "@/components/programs/client-programs";
import { enterPage } from "@/lib/access/page";
import { readExercisesOf, readPrograms } from "@/lib/programs/read";
import { accepted } from "@/lib/result";

export default async function ClientProgram({ params }: { params: Promise<{ client: string }> }) {
  const clientId = (await params).client.toLowerCase();
  const { value } = await enterPage(
    { permission: "program:write", record: { clientId, act: "programs.listed" } },
    async (tx, viewer) => {
      const programs = (await readPrograms(tx, viewer, clientId)).items;
      const templates = (await readPrograms(tx, viewer, null)).items;
      const named = programs.flatMap((program) => program.items.map((item) => item.exerciseId));
      const exercises = [...(await readExercisesOf(tx, viewer, named)).values()];
      return accepted({ programs, templates, exercises });
    },
  );
  return (
    <ClientPrograms
      clientId={clientId}
      programs={value.programs}
      templates={value.templates.map(({ id, title, items }) => ({ id, title, count: items.length }))}
      exercises={value.exercises}
    />
  );
}
