import type { BackupState, BackupTrouble } from "@/lib/backup-state";

export type Standing =
  | { word: "by_hand" | "off" | "yours" | "none_yet" | "safe" }
  | { word: "late"; since: string }
  | { word: "trouble"; of: "archive" | "backup" | "drill"; trouble: BackupTrouble };

const tenMinutes = 600_000;
const day = 86_400_000;

const later = (a: string | null, b: string | null) => (a && b ? (a > b ? a : b) : (a ?? b));

/** How the backups stand, in one word. The archive grows every minute while the house is open; ten without are too many. */
export function standingOf(state: BackupState, now: Date): Standing {
  if (state.kept === "off" || state.kept === "yours") return { word: state.kept };
  if (state.archiveTrouble) return { word: "trouble", of: "archive", trouble: state.archiveTrouble.trouble };
  if (state.backupTrouble) return { word: "trouble", of: "backup", trouble: state.backupTrouble.trouble };
  if (state.drill?.trouble) return { word: "trouble", of: "drill", trouble: state.drill.trouble };
  if (state.kept === "by_hand") return { word: "by_hand" };
  if (!state.backup) return { word: "none_yet" };
  const since = later(state.archivedAt, state.backup.at) as string;
  const quiet = now.getTime() - Date.parse(later(since, state.openedAt) as string);
  const old = now.getTime() - Date.parse(later(state.backup.at, state.openedAt) as string);
  return quiet > tenMinutes || old > 2 * day ? { word: "late", since } : { word: "safe" };
}
