/** A command's end: what stopped it for a reason that the operator can act on is a sentence, anything else a trace. */
export function tell(error: Error): never {
  const known = ["DatabaseRefusal", "DamagedBackup", "Usage"].includes(error.name);
  console.error(`  ${known ? error.message : (error.stack ?? error.message)}`);
  process.exit(1);
}

export class Usage extends Error {
  override name = "Usage";
}

export const say = (line: string): void => console.log(`  ${line}`);

/** Aborted when the command is asked to end; it then undoes what it began. */
export function asked(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => ending.abort());
  process.on("disconnect", () => ending.abort());
  return ending.signal;
}

/** `--to X --into=Y --plan` as a map; anything that isn't known is refused. */
export function wordsOf(args: string[], known: { valued: string[]; plain: string[] }): Map<string, string> {
  const words = new Map<string, string>();
  for (let n = 0; n < args.length; n++) {
    const [, name = "", , inline] = /^--([a-z-]+)(=(.*))?$/.exec(args[n] ?? "") ?? [];
    if (known.plain.includes(name) && inline === undefined) words.set(name, "");
    else if (known.valued.includes(name)) {
      const value = inline ?? args[++n];
      if (!value) throw new Usage(`--${name} needs a value.`);
      words.set(name, value);
    } else {
      const all = [...known.valued.map((one) => `--${one} …`), ...known.plain.map((one) => `--${one}`)];
      throw new Usage(`${args[n]} is not known here. What is: ${all.join(", ") || "nothing"}.`);
    }
  }
  return words;
}
