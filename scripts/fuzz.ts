import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

// npm run fuzz -- --seed N --inputs 10000 --part 1/3: the fuzz of npm test with another seed, or with more inputs; of
// so many that it takes hours, a part of the operations at a time.
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    inputs: { type: "string", default: "10000" },
    part: { type: "string", default: "1/1" },
  },
});
const whole = /^\d{1,9}$/;
const [part, parts] = values.part.split("/").map(Number);
const isPart = /^\d{1,3}\/\d{1,3}$/.test(values.part) && Number(part) >= 1 && Number(part) <= Number(parts);
if ([values.seed, values.inputs].some((given) => given !== undefined && !whole.test(given)) || !isPart) {
  console.error("Usage: npm run fuzz -- [--seed N] [--inputs N] [--part N/OF]");
  process.exit(2);
}

const tests = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "app/api/fuzz.test.ts"], {
  stdio: "inherit",
  env: {
    ...process.env,
    NODE_ENV: "test",
    VERZACHT_FUZZ_INPUTS: values.inputs,
    VERZACHT_FUZZ_PART: values.part,
    VERZACHT_FUZZ_SEED: values.seed ?? String(Date.now() % 2 ** 31),
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => tests.kill(signal));
tests.on("close", (code) => process.exit(code ?? 1));
