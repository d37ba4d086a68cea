import { sql } from "drizzle-orm";
import { libraryExercises as table } from "@/db/schema";
import { libraryExercises } from "@/lib/exercises/library";
import { searchText } from "@/lib/exercises/rules";
import type { Exercise } from "@/lib/exercises/schema";
import type { OwnerDb } from "./owner";

/** Brings the shipped library of this release into the database. A text that changed makes a new version of it. */
export async function seedLibrary(db: OwnerDb): Promise<void> {
  for (const [position, { keywords, ...written }] of libraryExercises.entries()) {
    const content: Exercise = { source: "library", version: 1, putAway: false, ...written };
    const row = {
      id: written.id,
      key: written.key,
      position,
      group: written.group,
      phase: written.phase,
      posture: written.posture,
      content,
      searchText: searchText(content, keywords),
    };
    await db
      .insert(table)
      .values(row)
      .onConflictDoUpdate({
        target: table.id,
        set: {
          position,
          group: row.group,
          phase: row.phase,
          posture: row.posture,
          searchText: row.searchText,
          version: sql`${table.version} + 1`,
          content: sql`excluded.content || jsonb_build_object('version', ${table.version} + 1)`,
        },
        setWhere: sql`${table.content} - 'version' <> excluded.content - 'version' or ${table.searchText} <> excluded.search_text`,
      });
  }
}
