/** How much is tried, and from which seed: `npm run fuzz -- --seed N --inputs 10000` sets both. */
export const fuzzing = {
  // The same each time in npm test, so that a build says the same twice; npm run fuzz draws another.
  seed: Number(process.env.VERZACHT_FUZZ_SEED ?? 20_261_129),
  inputs: Number(process.env.VERZACHT_FUZZ_INPUTS ?? 200),
};
