import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

// npm run fuzz -- --seed N --inputs 10000: the fuzz of npm test with another seed, or with more inputs.
const { values } = parseArgs({ options: { seed: { type: "string" }, inputs: { type: "string", default: "10000" } } });
const whole = /^\d{1,9}$/;
if ([values.seed, values.inputs].some((given) => given !== undefined && !whole.test(given))) {
  console.error("Usage: npm run fuzz -- [--seed N] [--inputs N]");
  process.exit(2);
}

const tests = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "app/api/fuzz.test.ts"], {
  stdio: "inherit",
  env: {
    ...process.env,
    NODE_ENV: "test",
    VERZACHT_FUZZ_INPUTS: values.inputs,
    VERZACHT_FUZZ_SEED: values.seed ?? String(Date.now() % 2 ** 31),
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => tests.kill(signal));
tests.on("close", (code) => process.exit(code ?? 1));
