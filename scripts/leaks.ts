// What a key looks like that should be in no repository and in nothing that a browser is sent. Few patterns and our own:
// each is of a thing that can't be meant for anybody's eyes, so that what is found is looked at and not got used to.
const patterns: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  "a key of age": /AGE-SECRET-KEY-1[0-9A-Z]{50}/,
  "a key of AWS": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  "a token of GitHub": /\bgh[opsur]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{40,}/,
  "a token of npm": /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*(?!\$)\S{8,}/,
  "a token of Slack": /\bxox[abprs]-[0-9A-Za-z-]{20,}/,
  "a key of Google": /\bAIza[\w-]{35}/,
  "a key of Stripe": /\b[rs]k_live_[0-9A-Za-z]{20,}/,
  "a signed token": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  "the secrets of an installation":
    /"?(?:authSecret|runtimePassword|backupPassword|workerPassword|privateKey)"?\s*:\s*["'][\w-]{40,}["']/,
  "a master key": /^\d{1,4} [\w-]{43}$/m,
  "a secret in a setting":
    /\b(?:NEXTAUTH_SECRET|SET_UP_CODE|VAPID_PRIVATE_KEY)\s*=\s*["']?(?=[\w+/-]*\d)(?=[\w+/-]*[A-Z])[\w+/-]{32,}/,
  "a password in an address":
    /\b(?:postgres(?:ql)?|smtps?|https?|redis):\/\/[^\s:/@"'`$]+:(?![^@\s]*[$…{<])(?=[^@\s]*\d)(?=[^@\s]*[A-Za-z])[^\s@/"'`]{12,}@/,
};

/** The kinds of secrets that stand in a text, each with the beginning of what was found. */
export const leaksIn = (text: string): string[] =>
  Object.entries(patterns).flatMap(([kind, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [`${kind}: ${found.slice(0, 24)}…`];
  });
