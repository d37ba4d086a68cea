import { randomBytes } from "node:crypto";
import type { Passkey, PasskeyUse } from "@/db/front-door";
import { setting } from "@/lib/environment";
import { passkeyHouseOf } from "./rules";
import type { NewPasskey, PasskeyAnswer } from "./schema";
import { sealed, sha256, unsealed } from "./secret";

// The only file that knows the library that judges WebAuthn. It is loaded when somebody uses a passkey: it brings a good
// deal of certificates along, which no other request should carry.
const library = () => import("@simplewebauthn/server");
const reading = () => import("@simplewebauthn/server/helpers");

/** ES256, Ed25519 and RS256, as devices have them. */
export const algorithms = [-7, -8, -257];

/** How long a browser may take, and then the way back to the house. */
export const answersWithin = 5 * 60_000;
const lasts = 10 * 60_000;

/** Where passkeys of this house belong; null where it has no name that they could belong to. Never asked of a request. */
export const passkeyHouse = () => passkeyHouseOf(setting("PUBLIC_URL"));

/** What a challenge is for, and who may answer it. */
export interface Use {
  purpose: "passkey set-up" | "passkey sign-in" | "passkey step-up";
  owner: string;
}

/** A challenge, and the sealed word about it that comes back with the answer: nothing of it is kept meanwhile. */
export function makeChallenge({ purpose, owner }: Use, now: Date): { challenge: string; offer: string } {
  const challenge = randomBytes(32).toString("base64url");
  const word = JSON.stringify({ challenge, until: now.getTime() + lasts });
  return { challenge, offer: sealed(purpose, owner, word).toString("base64url") };
}

/** The challenge of an offer; 'over' where it is too long ago, null where it was made for something or somebody else. */
export function challengeIn({ purpose, owner }: Use, offer: string, now: Date): { challenge: string } | "over" | null {
  const opened = unsealed(purpose, owner, Buffer.from(offer, "base64url"));
  if (opened === null) return null;
  const { challenge, until } = JSON.parse(opened) as { challenge: string; until: number };
  return until < now.getTime() ? "over" : { challenge };
}

/** Who a login is to its devices: no name and no address. */
export const userHandleOf = (accountId: string): string =>
  Buffer.from(accountId.replaceAll("-", ""), "hex").toString("base64url");

/** As it is kept. */
export type MadePasskey = Passkey & Pick<PasskeyUse, "backedUp" | "challengeHash">;

/** Null for what is no passkey of this house, made for this challenge by somebody who showed the device who they are. */
export const judgeMade = (sent: NewPasskey, challenge: string): Promise<MadePasskey | null> =>
  // The library says no by throwing, and what it was given is a stranger's.
  readMade(sent, challenge).catch(() => null);

async function readMade(sent: NewPasskey, challenge: string): Promise<MadePasskey | null> {
  const house = passkeyHouse();
  if (!house || (await isFramed(sent.clientData))) return null;
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo: made } = await verifyRegistrationResponse({
    response: {
      id: sent.credential,
      rawId: sent.credential,
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON: sent.clientData, attestationObject: await withoutMaker(sent.attestation) },
    },
    expectedChallenge: challenge,
    expectedOrigin: house.origin,
    expectedRPID: house.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  });
  if (!verified || !made || made.credential.id !== sent.credential) return null;
  return {
    credentialId: Buffer.from(made.credential.id, "base64url"),
    publicKey: Buffer.from(made.credential.publicKey),
    counter: made.credential.counter,
    transports: sent.transports,
    backedUp: made.credentialBackedUp,
    challengeHash: sha256(challenge),
  };
}

/**
 * Who made the device is not asked, so what it says about that is left out before anybody reads it: chains of
 * certificates are long to judge, and name addresses to fetch.
 */
async function withoutMaker(attestation: string): Promise<string> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = await reading();
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestation)).get("authData");
  const parts = [
    ["fmt", "none"],
    ["attStmt", new Map()],
    ["authData", authData],
  ] as const;
  return isoBase64URL.fromBuffer(isoCBOR.encode(new Map<string, string | Uint8Array | Map<string, string>>(parts)));
}

/** Null unless it was signed with this passkey, for this challenge, here, by somebody who showed the device who they are. */
export const judgeShown = (sent: PasskeyAnswer, known: Passkey, challenge: string): Promise<PasskeyUse | null> =>
  readShown(sent, known, challenge).catch(() => null);

async function readShown(sent: PasskeyAnswer, known: Passkey, challenge: string): Promise<PasskeyUse | null> {
  const house = passkeyHouse();
  if (!house || (await isFramed(sent.clientData))) return null;
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo: shown } = await verifyAuthenticationResponse({
    response: {
      id: sent.credential,
      rawId: sent.credential,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: sent.clientData,
        authenticatorData: sent.authenticatorData,
        signature: sent.signature,
      },
    },
    expectedChallenge: challenge,
    expectedOrigin: house.origin,
    expectedRPID: house.id,
    requireUserVerification: true,
    credential: { id: sent.credential, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
  });
  if (!verified) return null;
  return {
    credentialId: known.credentialId,
    counter: shown.newCounter,
    backedUp: shown.credentialBackedUp,
    challengeHash: sha256(challenge),
  };
}

/** Shown from within another site's page: no page of this house stands in one. */
async function isFramed(clientData: string): Promise<boolean> {
  const { decodeClientDataJSON } = await reading();
  return decodeClientDataJSON(clientData).crossOrigin === true;
}
