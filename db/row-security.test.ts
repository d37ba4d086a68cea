import { describe, expect, it } from "vitest";
import { everything } from "@/db/testing/practice";

type Sql = Pick<typeof everything, "unsafe">;

const namesOf = async (sql: Sql, query: string) => (await sql.unsafe<{ name: string }[]>(query)).map((row) => row.name);

const inPublic = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";
const hasPractice = `exists (select from pg_attribute a
  where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)`;

// Each asks the catalogue for what breaks one promise; each is also shown a table that breaks it (below).
const promises = {
  "row security is on, and forced on the owner": `select relname as name from pg_class c
    where ${inPublic} and not (relrowsecurity and relforcerowsecurity)`,
  "a restrictive policy keeps the runtime role in one practice": `select relname as name from pg_class c
    where ${inPublic} and (${hasPractice} or c.relname = 'practices') and not exists (
      select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'RESTRICTIVE'
        and p.cmd = 'ALL' and p.roles @> '{verzacht_runtime}'
        and regexp_replace(p.qual, '\\s+', ' ', 'g') ~ '^\\((practice_)?id = \\( SELECT app.practice\\(\\) AS practice\\)\\)$'
        and p.with_check = p.qual)`,
  "a primary key begins with the practice": `select c.relname as name from pg_class c
    where ${inPublic} and ${hasPractice} and c.relname <> 'sign_ins' and not exists (
      select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary and a.attname = 'practice_id')`,
  "a foreign key between tables of a practice carries the practice": `select k.conname as name from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and ${inPublic} and ${hasPractice}
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'practice_id')
      and not exists (select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'practice_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'practice_id')`,
  "a policy reads settings once per statement, never per row": `select tablename || '.' || policyname as name from pg_policies
    where concat(qual, with_check) ~ 'current_setting'
      or regexp_replace(concat(qual, with_check), 'SELECT app\\.\\w+\\(\\) AS \\w+|app\\.holds\\(c\\.since, c\\.until\\)', '', 'g') ~ 'app\\.'`,
  "a view obeys whoever asks": `select relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm'
      or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))`,
  "a function with its owner's rights is fenced in": `select proname as name from pg_proc
    where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef
      and (not coalesce(array_to_string(proconfig, ',') like 'search_path=%', false)
        or proowner <> 'verzacht_owner'::regrole or has_function_privilege('public', oid, 'execute'))`,
  "the runtime role owns nothing": `select relname as name from pg_class where relowner = 'verzacht_runtime'::regrole
    union all select proname from pg_proc where proowner = 'verzacht_runtime'::regrole`,
  "what tells who may come in is out of the runtime role's reach": `select c.relname as name from pg_class c
    where ${inPublic} and c.relname in ('accounts', 'sign_ins', 'sign_in_tries', 'second_factors',
      'recovery_codes', 'passkeys', 'spent_challenges', 'password_resets', 'address_changes')
      and has_any_column_privilege('verzacht_runtime', c.oid, 'select, insert, update, references')`,
  "the audit log can be added to and read, no more": `select privilege as name
    from unnest(array['update', 'delete', 'truncate', 'references', 'trigger']) privilege
    where has_table_privilege('verzacht_runtime', 'audit_events', privilege)
      or privilege = 'update' and has_any_column_privilege('verzacht_runtime', 'audit_events', 'update')`,
  "what a client told is never changed or deleted": `select c.relname || ' ' || privilege as name
    from pg_class c, unnest(array['update', 'delete', 'truncate']) privilege
    where ${inPublic} and c.relname in ('sessions', 'session_entries', 'release_decisions')
      and (has_table_privilege('verzacht_runtime', c.oid, privilege)
        or privilege = 'update' and has_any_column_privilege('verzacht_runtime', c.oid, 'update'))`,
  "nobody is granted a table by way of everybody": `select table_name::text as name
    from information_schema.role_table_grants where table_schema = 'public' and grantee = 'PUBLIC'`,
} as const;

const broken: Record<keyof typeof promises, [statement: string, found: string]> = {
  "row security is on, and forced on the owner": ["alter table signals no force row level security", "signals"],
  "a restrictive policy keeps the runtime role in one practice": ["drop policy tenant on clients", "clients"],
  "a primary key begins with the practice": [
    "create table strays (id uuid, practice_id uuid, primary key (id, practice_id))",
    "strays",
  ],
  "a foreign key between tables of a practice carries the practice": [
    `alter table clients add unique (id);
     create table strays (practice_id uuid, client_id uuid constraint leak references clients (id))`,
    "leak",
  ],
  "a policy reads settings once per statement, never per row": [
    "create policy slow on signals for select to verzacht_runtime using (client_id = app.record())",
    "signals.slow",
  ],
  "a view obeys whoever asks": ["create view peep as select * from clients", "peep"],
  "a function with its owner's rights is fenced in": [
    "create function app.peep() returns bigint language sql security definer as 'select count(*) from clients'",
    "peep",
  ],
  "the runtime role owns nothing": ["create table own (id int); alter table own owner to verzacht_runtime", "own"],
  "what tells who may come in is out of the runtime role's reach": [
    "grant select (email) on accounts to verzacht_runtime",
    "accounts",
  ],
  "the audit log can be added to and read, no more": [
    "grant update (detail) on audit_events to verzacht_runtime",
    "update",
  ],
  "what a client told is never changed or deleted": ["grant delete on sessions to verzacht_runtime", "sessions delete"],
  "nobody is granted a table by way of everybody": ["grant select on practices to public", "practices"],
};

class Undo extends Error {}

describe("every table of the house", () => {
  it.each(Object.entries(promises))("%s", async (promise, query) => {
    expect(await namesOf(everything, query)).toEqual([]);

    const [statement, name] = broken[promise as keyof typeof promises];
    const breaking = everything.begin(async (sql) => {
      await sql.unsafe(statement);
      expect(await namesOf(sql, query)).toContain(name);
      throw new Undo();
    });
    await expect(breaking).rejects.toBeInstanceOf(Undo);
  });

  it("the runtime role has no right that passes row security, and no other role's", async () => {
    const [role] = await everything`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = 'verzacht_runtime'`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      memberships: 0,
    });
  });

  it("the runtime role makes no tables, not even passing ones", async () => {
    const [rights] = await everything`select
      has_schema_privilege('verzacht_runtime', 'public', 'create') as tables,
      has_schema_privilege('verzacht_runtime', 'app', 'create') as functions,
      has_database_privilege('verzacht_runtime', current_database(), 'temporary') as passing`;
    expect(rights).toEqual({ tables: false, functions: false, passing: false });
  });
});
