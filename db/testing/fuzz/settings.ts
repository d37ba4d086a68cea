/** How much is tried, and from which seed: `npm run fuzz -- --seed N --inputs 10000` sets both. */
export const fuzzing = {
  seed: Number(process.env.VERZACHT_FUZZ_SEED ?? Date.now() % 2 ** 31),
  inputs: Number(process.env.VERZACHT_FUZZ_INPUTS ?? 200),
};
