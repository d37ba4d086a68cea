/** For which address the link on the page was made, and which link ended when that address became another. */
export interface LinkStanding {
  address: string | null;
  ended: string | null;
}

/** A link that went to the wrong address opens nothing any more (lib/clients): it is not to be copied after that. */
export function standingAt(before: LinkStanding, address: string | null, url: string | undefined): LinkStanding {
  return before.address === address ? before : { address, ended: url ?? before.ended };
}
