// What is due, what may go, and whether the archive is whole. Pure: clocks and files are handed in.

const hour = 3_600_000;
const day = 24 * hour;

/** A full backup, as far as choosing among them needs to know it. */
export interface KnownBackup {
  id: string;
  /** When it was complete: nothing earlier can be restored from it. */
  endedAt: Date;
  /** The first file of the archive that it needs. */
  startWal: string;
}

const isNight = (hourOfDay: number) => hourOfDay >= 1 && hourOfDay < 5;

/** Once a day, in the night where the house is open then; a house that is only open by day does not wait for one. */
export function backupIsDue(now: Date, last: Date | null, hourOfDay: number): boolean {
  if (!last) return true;
  const age = now.getTime() - last.getTime();
  return age > (isNight(hourOfDay) ? 20 : 26) * hour || age < -hour;
}

/** Once a week, in the same way; there has to be something to restore. */
export function drillIsDue(now: Date, last: Date | null, backup: Date | null, hourOfDay: number): boolean {
  if (!backup) return false;
  if (!last) return now.getTime() - backup.getTime() > hour;
  const age = now.getTime() - last.getTime();
  return age > (isNight(hourOfDay) ? 6.5 : 7.5) * day || age < -hour;
}

/** The newest backup that was complete before the moment; without one, the newest at all. */
export function backupFor(backups: readonly KnownBackup[], moment: Date | null): KnownBackup | null {
  const fitting = backups.filter(({ endedAt }) => !moment || endedAt <= moment);
  return fitting.toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime())[0] ?? null;
}

/**
 * What is no longer needed to restore any moment of the last days. The newest backup always stays, and so does the
 * newest one from before those days: their first hours can't be restored without it.
 */
export function outlived(backups: readonly KnownBackup[], now: Date, days: number): string[] {
  const since = new Date(now.getTime() - days * day);
  const keptFrom = backupFor(backups, since)?.endedAt ?? since;
  const newest = backupFor(backups, null)?.id;
  return backups.filter(({ id, endedAt }) => id !== newest && endedAt < keptFrom).map(({ id }) => id);
}

const segment = /^[0-9A-F]{24}$/;
export const archivable = /^(?:[0-9A-F]{24}(?:\.[0-9A-F]{8}\.backup|\.partial)?|[0-9A-F]{8}\.history)$/;

/** A segment's place without its timeline. */
const placeOf = (name: string) => name.slice(8, 24);

/** Files of the archive that no backup that stays needs. What tells the timelines apart is small, and stays. */
export function outlivedWal(names: readonly string[], staying: readonly KnownBackup[]): string[] {
  const first = staying.map(({ startWal }) => placeOf(startWal)).toSorted()[0];
  if (!first) return [];
  return names.filter((name) => !name.endsWith(".history") && placeOf(name) < first);
}

/** The segment after this one, in segments of 16 MB. */
export function nextSegment(name: string): string {
  const log = Number.parseInt(name.slice(8, 16), 16);
  const part = Number.parseInt(name.slice(16, 24), 16);
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, "0");
  return name.slice(0, 8) + (part === 0xff ? hex(log + 1) + hex(0) : hex(log) + hex(part + 1));
}

/** The first segment that is missing from the archive of a backup's own timeline though later ones are there. */
export function gapAfter(names: readonly string[], startWal: string): string | null {
  const timeline = startWal.slice(0, 8);
  const there = new Set(names.filter((name) => segment.test(name)));
  const last = [...there]
    .filter((name) => name.startsWith(timeline))
    .toSorted()
    .at(-1);
  for (let name = startWal; last && name <= last; name = nextSegment(name)) if (!there.has(name)) return name;
  return there.has(startWal) ? null : startWal;
}
