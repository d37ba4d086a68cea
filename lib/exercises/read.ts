import { and, eq, inArray } from "drizzle-orm";
import { libraryExercises, practiceExercises } from "@/db/schema";
import { type Entry, enterOnce, type OneStatement, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import { accepted, type Result, refused } from "@/lib/result";
import { searchWords } from "./rules";
import { type Exercise, type ExerciseSearch, exerciseKeys } from "./schema";

// Shares of trigrams, tried on the library. A whole word of four letters may lack one ('lyng'), and 'adem' does not find
// 'academie'; the beginning of a longer word, as it is typed, has to be nearer.
const alike = 0.36;
const alikeSoFar = 0.6;

// From four letters on a word may lie within another, as Dutch words do. Three have to begin or to end one ('muurzit'),
// two to begin one, and two are too few to be alike to anything.
const fits = `case
  when length(word) < 4 and ' ' || search_text like '% ' || word || '%' then true
  when length(word) < 3 then false
  when length(word) = 3 and search_text || ' ' like '%' || word || ' %' then true
  when length(word) > 3 and search_text like '%' || word || '%' then true
  else strict_word_similarity(word, search_text) >= ${alike}
    or length(word) > 4 and word_similarity(word, search_text) >= ${alikeSoFar} end`;

const matching = (table: "library_exercises" | "practice_exercises") => `
  select content, search_text, ${table === "library_exercises" ? "position" : "1000"} as position, id from ${table}
  where ${table === "practice_exercises" ? "practice_id = viewer.practice_id and" : ""}
    (asked."group" is null or "group" = asked."group") and (asked.phase is null or phase = asked.phase)
    and (asked.posture is null or posture = asked.posture)
    and ${table === "practice_exercises" ? "put_away = asked.put_away" : "not asked.put_away"}`;

const library: OneStatement<{ count: number; items: string | null }> = {
  // `asked` keeps what was asked from the planner: where it sees a null it makes a plan for each request, and never keeps one.
  text: `, asked as materialized (
    select $6::text[] as words, $7::text as "group", $8::text as phase, $9::text as posture,
      $10::boolean as put_away
  )
  select viewer.allowed, viewer.record_open, viewer.lacks, answer.count::int, answer.items
  from viewer cross join asked left join lateral (
    select count(*), '[' || string_agg(content::text, ',' order by rank desc, position, title, id) || ']' as items from (
      select *, lower(content->'title'->>'nl') as title,
        (select coalesce(sum(greatest(word_similarity(word, search_text), case when search_text like '%' || word || '%' then 1 end)), 0)
          + coalesce(sum((left(search_text, 80) like '%' || word || '%')::int), 0)
          from unnest(asked.words) word) as rank
      from (${matching("library_exercises")} union all ${matching("practice_exercises")}) exercise
      where not exists (select 1 from unnest(asked.words) word where not (${fits}))
        and viewer.practice_id is not null
      order by rank desc, position, title, id offset $11 limit $12) found
  ) answer on true`,
};

export interface ExercisePage {
  /** A JSON array that PostgreSQL wrote: exercises go to the browser as they lie in the table. */
  items: string;
  nextCursor: string | null;
}

/** The shared library and the practice's own, or what was put away of those. A search forgives accents, and a letter or two. */
export async function readExercises(entry: Entry, search: ExerciseSearch): Promise<Result<ExercisePage>> {
  const offset = Number(keysOf(search.cursor, exerciseKeys)?.[0] ?? 0) || 0;
  const found = await enterOnce(entry, library, [
    searchWords(search.q),
    search.group ?? null,
    search.phase ?? null,
    search.posture ?? null,
    search.putAway === "true",
    offset,
    search.limit + 1,
  ]);
  if (!found.ok) return found;
  const { count, items } = found.value;
  if (count <= search.limit) return accepted({ items: items ?? "[]", nextCursor: null });
  const shown = (JSON.parse(items ?? "[]") as Exercise[]).slice(0, search.limit);
  return accepted({ items: JSON.stringify(shown), nextCursor: cursorOf(String(offset + search.limit)) });
}

export async function readExercise(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<Exercise, "not_found">> {
  const [shared] = await tx
    .select({ content: libraryExercises.content })
    .from(libraryExercises)
    .where(eq(libraryExercises.id, id));
  if (shared) return accepted(shared.content);
  const [own] = await tx
    .select({ content: practiceExercises.content })
    .from(practiceExercises)
    .where(and(eq(practiceExercises.practiceId, viewer.practiceId), eq(practiceExercises.id, id)));
  return own ? accepted(own.content) : refused("not_found");
}

/** All of them, also what was put away, for pages that show the library beside something else. Library first, in its own order. */
export async function readWholeLibrary(tx: PracticeTx, viewer: Viewer): Promise<Exercise[]> {
  const shared = await tx
    .select({ content: libraryExercises.content })
    .from(libraryExercises)
    .orderBy(libraryExercises.position);
  const own = await tx
    .select({ content: practiceExercises.content })
    .from(practiceExercises)
    .where(eq(practiceExercises.practiceId, viewer.practiceId))
    .orderBy(practiceExercises.createdAt);
  return [...shared, ...own].map((row) => row.content);
}

/** The exercises that a list of items names, by id; those of another practice, or of nobody, are not among them. */
export async function readExercisesOf(
  tx: PracticeTx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, Exercise>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const shared = await tx
    .select({ content: libraryExercises.content })
    .from(libraryExercises)
    .where(inArray(libraryExercises.id, wanted));
  const own = await tx
    .select({ content: practiceExercises.content })
    .from(practiceExercises)
    .where(and(eq(practiceExercises.practiceId, viewer.practiceId), inArray(practiceExercises.id, wanted)));
  return new Map([...shared, ...own].map((row) => [row.content.id, row.content]));
}
