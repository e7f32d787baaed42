// Where two addresses that look alike differ: the letters that one has and the other has not.

export type Piece = { text: string; differs: boolean };

/** Longer ones are not compared letter by letter. */
const MOST = 320;

function pieces(letters: readonly string[], shared: ReadonlySet<number>): Piece[] {
  const found: Piece[] = [];
  letters.forEach((text, at) => {
    const differs = !shared.has(at);
    const last = found.at(-1);
    if (last?.differs === differs) last.text += text;
    else found.push({ text, differs });
  });
  return found;
}

/** Both, cut where they begin to differ and where they are the same again (longest common subsequence). */
export function differing(one: string, other: string): [Piece[], Piece[]] {
  const a = [...one];
  const b = [...other];
  if (a.length > MOST || b.length > MOST) {
    return [[{ text: one, differs: one !== other }], [{ text: other, differs: one !== other }]];
  }
  // longest[i][j]: how much the ends from i and j on share.
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = longest[i];
    for (let j = b.length - 1; row && j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const [sharedA, sharedB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      sharedA.add(i++);
      sharedB.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [pieces(a, sharedA), pieces(b, sharedB)];
}
