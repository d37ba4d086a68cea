import type { Cell } from "@/lib/reports/rules";

export interface CopyTable {
  name: string;
  rows: Cell[][];
}

export type Column<T> = [name: string, cell: (one: T) => Cell | boolean | undefined];

const plain = (cell: Cell | boolean | undefined): Cell =>
  typeof cell === "boolean" ? (cell ? "yes" : "no") : (cell ?? null);

export function table<T>(name: string, items: readonly T[], columns: Column<T>[]): CopyTable {
  return {
    name,
    rows: [columns.map(([column]) => column), ...items.map((one) => columns.map(([, cell]) => plain(cell(one))))],
  };
}
