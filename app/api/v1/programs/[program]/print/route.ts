import { operations } from "@/app/api/operations";
import { printProgram } from "@/app/api/printing";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readProgramSheet } from "@/lib/paper/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.printProgram, async (entry, { params }) => {
  const read = await readProgramSheet(entry, params.program as string);
  return read.ok ? accepted({ value: await printProgram(read.value) }) : read;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
