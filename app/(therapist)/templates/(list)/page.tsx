import { TemplateList } from "@/components/programs/template-list";
import { enterPage } from "@/lib/access/page";
import { readPrograms } from "@/lib/programs/read";
import { accepted } from "@/lib/result";

export default async function Templates() {
  const { value } = await enterPage({ permission: "template:list" }, async (tx, viewer) =>
    accepted(await readPrograms(tx, viewer, null)),
  );
  return <TemplateList templates={value.items} />;
}
