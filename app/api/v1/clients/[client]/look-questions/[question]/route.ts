import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { askAboutLook } from "@/lib/questions/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.askAboutLook, async (tx, viewer, { params, body }) => {
  const asked = await askAboutLook(tx, viewer, params.client as string, params.question as string, body);
  if (!asked.ok) return asked;
  return accepted({ value: asked.value.question, status: asked.value.isNew ? 201 : 200 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
