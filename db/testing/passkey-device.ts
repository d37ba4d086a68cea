import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { NewPasskey, PasskeyAnswer, PasskeyOffer, PasskeyQuestion } from "@/lib/access/schema";

// A device as WebAuthn describes it (W3C, level 3), that keeps real keys and signs with them; and that can be made to say
// what a thief's or a broken one would say.

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

interface Said {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  crossOrigin?: boolean;
  counter?: number;
  /** Whether somebody showed it who they are, and was there at all. */
  verified?: boolean;
  present?: boolean;
  /** Signs as this passkey of the device, whatever was asked for. */
  credential?: string;
  userHandle?: string | null;
}

export function makeDevice(origin: string) {
  const keys = new Map<string, { pem: string; owner: string; counter: number }>();

  const clientData = (type: string, challenge: string, said: Said) =>
    Buffer.from(
      JSON.stringify({
        type: said.type ?? type,
        challenge: said.challenge ?? challenge,
        origin: said.origin ?? origin,
        crossOrigin: said.crossOrigin ?? false,
      }),
    );
  const beginning = (rpId: string, flags: number, counter: number, said: Said) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(said.counter ?? counter);
    const shown = (said.present === false ? 0 : 0x01) | (said.verified === false ? 0 : 0x04);
    return Buffer.concat([sha256(said.rpId ?? rpId), Buffer.from([flags | shown]), count]);
  };

  return {
    /** `counts`: false for one that lives in several places, and so counts nothing. */
    make({ offer, options }: PasskeyOffer, said: Said & { counts?: boolean; name?: string } = {}): NewPasskey {
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const id = said.credential ? Buffer.from(said.credential, "base64url") : randomBytes(24);
      const counts = said.counts ?? true;
      keys.set(text(id), {
        pem: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
        owner: options.user.id,
        counter: counts ? 1 : -1,
      });
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const backedUp = counts ? 0 : 0x18;
      const authData = Buffer.concat([
        beginning(options.rp.id, 0x40 | backedUp, counts ? 1 : 0, said),
        Buffer.alloc(16),
        length,
        id,
        isoCBOR.encode(key),
      ]);
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      return {
        offer,
        name: said.name ?? "Telefoon",
        credential: text(id),
        clientData: text(clientData("webauthn.create", options.challenge, said)),
        attestation: text(isoCBOR.encode(attestation)),
        transports: ["internal"],
      };
    },

    sign({ offer, options }: PasskeyQuestion, said: Said = {}): PasskeyAnswer {
      const id =
        said.credential ??
        options.allowCredentials.map((one) => one.id).find((one) => keys.has(one)) ??
        [...keys.keys()][0];
      const key = keys.get(id ?? "");
      if (!id || !key) throw new Error("this device has no passkey that was asked for");
      const counter = key.counter < 0 ? 0 : ++key.counter;
      const backedUp = key.counter < 0 ? 0x18 : 0;
      const data = clientData("webauthn.get", options.challenge, said);
      const authData = beginning(options.rpId, backedUp, counter, said);
      return {
        offer,
        credential: id,
        clientData: text(data),
        authenticatorData: text(authData),
        signature: text(sign("sha256", Buffer.concat([authData, sha256(data)]), createPrivateKey(key.pem))),
        userHandle: said.userHandle === undefined ? key.owner : said.userHandle,
      };
    },
  };
}
