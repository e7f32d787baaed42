// An address in three: what anybody can choose, the part that somebody had to register, the rest.

export type SplitAddress = { before: string; domain: string; after: string };

export function splitAddress(address: string, domain: string): SplitAddress {
  const at = domain ? address.toLowerCase().lastIndexOf(domain.toLowerCase()) : -1;
  if (at < 0) return { before: address, domain: "", after: "" };
  const end = at + domain.length;
  return {
    before: address.slice(0, at),
    domain: address.slice(at, end),
    after: address.slice(end),
  };
}

/** As much of an address as there is of the other: where that is a domain alone, the domain. */
export function comparable(address: string, other: string): string {
  return other.includes("@") ? address : address.slice(address.lastIndexOf("@") + 1);
}
