// What happens at the doors and is nobody's event in the audit log: it is written to the process's own log as a number, the
// first of its kind at once and the rest each minute, so that a flood of it costs a line and not a disk.

const everyMinute = 60_000;
const mostKinds = 100;
const since = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

const write = (what: string, times: number) => {
  if (times > 0) console.error(JSON.stringify({ ...(JSON.parse(what) as object), times }));
};

/** Writes what has come together, and begins anew. */
export function writeCounted(): void {
  clearTimeout(timer);
  timer = undefined;
  for (const [what, times] of since) write(what, times);
  since.clear();
}

/** `what` holds words of ours only, and nothing that was sent. */
export function count(what: Readonly<Record<string, string>>): void {
  const named = JSON.stringify(what);
  const key = since.has(named) || since.size < mostKinds ? named : JSON.stringify({ counted: "of more kinds" });
  const times = since.get(key);
  if (times === undefined) write(key, 1);
  since.set(key, times === undefined ? 0 : times + 1);
  timer ??= setTimeout(writeCounted, everyMinute).unref();
}
