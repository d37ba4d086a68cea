import { operations } from "@/app/api/operations";
import type { Operation } from "@/lib/access/operation";

const lines = Object.entries(operations as Record<string, Operation>).map(([name, line]) => ({
  ...line,
  name,
  shape: new RegExp(`^${line.path.replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The line of an address, with ids in it or the names of its parts; nothing for a door in front of the interface. */
const lineOf = (method: string, address: string) => {
  const [path = ""] = address.split("?");
  return lines.find((line) => line.method === method && line.shape.test(path));
};

/** An answer that went well holds what its line says, and not a field more. Files are looked at by who reads them. */
export function holdToLine({ method, path }: { method: string; path: string }, text: string): void {
  const line = lineOf(method, path);
  if (!line || line.produces) return;
  const { success, error } = line.answer.safeParse(JSON.parse(text));
  if (!success) throw new Error(`${line.name} answers what its line does not say: ${error.message}`);
}
