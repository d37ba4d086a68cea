const { VERZACHT_FUZZ_SEED: seed, VERZACHT_FUZZ_INPUTS: inputs, VERZACHT_FUZZ_PART: part = "1/1" } = process.env;
const [ours = 1, parts = 1] = part.split("/").map(Number);

/** How much is tried, and from which seed: `npm run fuzz -- --seed N --inputs 10000 --part 1/3` sets each. */
export const fuzzing = {
  // The same each time in npm test, so that a build says the same twice; npm run fuzz draws another.
  seed: Number(seed ?? 20_261_129),
  inputs: Number(inputs ?? 200),
  part,
  isOfPart: (place: number) => place % parts === ours - 1,
  /** `npm run fuzz` draws a seed and lasts: who let it run wants to see how far it is. */
  tellsEach: seed !== undefined,
};
