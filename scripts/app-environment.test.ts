import { expect, it } from "vitest";
import { withoutKeys } from "./app-environment";

it("hands the web process nothing by which it could be more than the runtime role", () => {
  const own = {
    NODE_ENV: "production",
    PATH: "/usr/bin",
    TZ: "UTC",
    SMTP_URL: "smtp://127.0.0.1",
    DATABASE_URL: "postgres://postgres:secret@db/verzacht",
    PGPASSWORD: "secret",
    PGPASSFILE: "/root/.pgpass",
    PG_BIN_DIR: "/usr/lib/postgresql/18/bin",
    BACKUP_KEY_FILE: "/safe/backup.key",
    BACKUP_DIR: "/backups",
    DEMO_PASSWORD: "secret",
  } as const;
  expect(Object.keys(withoutKeys(own)).sort()).toEqual(["NODE_ENV", "PATH", "PG_BIN_DIR", "SMTP_URL", "TZ"].sort());
});
