// A secret that somebody gives by hand is often one that was copied from where everybody can read it. One that holds a word
// of an example is none, however long it is. The words have six signs at least: shorter ones turn up by chance.
const examples =
  /secret|example|sample|change[-_ ]?(me|this|it)|replace|insert|placeholder|your-|default|verzacht|password|wachtwoord|geheim|nextauth|openssl|\$\{/i;
/** Printed in the documents of others, for everybody to read. */
const printed = /JBSWY3DPEHPK3PXP|0123456789abcdef|abcdefghijkl|deadbeef/i;

/** What is wrong with a secret that was given by hand, as a sentence for whoever gave it; null where nothing is. */
export function faultOfSecret(secret: string): string | null {
  if (Buffer.byteLength(secret) < 32) return "is shorter than 32 signs";
  const [, most = ""] = secret.match(/^(.+?)\1+$/s) ?? [];
  if (most !== "" || new Set(secret).size < 6) return "repeats itself";
  if (examples.test(secret) || printed.test(secret)) return "reads like an example";
  return null;
}

/**
 * What to say about a secret that was given by hand; null where nothing is wrong. A house that is in use goes on with it:
 * another secret makes every app's codes unreadable, so its day has to be chosen.
 */
export function judgeSecret(given: string | undefined, isInUse: boolean): { refused?: string; warned?: string } | null {
  const fault = given ? faultOfSecret(given) : null;
  if (!fault) return null;
  const what = `NEXTAUTH_SECRET ${fault}.`;
  return isInUse
    ? {
        warned: `${what} Another one signs everybody out, and who comes in by an app needs a recovery code: see docs/security/operating.md before you change it.`,
      }
    : { refused: `${what} Leave it out, and Verzacht makes one of its own; or give one that a machine made.` };
}
