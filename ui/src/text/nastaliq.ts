// Can this engine draw Nastaliq? Its letters climb: each is lifted onto the next by an offset in
// the font. WebKitGTK's text painter keeps only the horizontal half of such offsets, so words
// collapse and dots land on the wrong letters. There Urdu is set in Naskh, which needs no lifting.
// The question is put to the engine itself, by drawing, so that a cured one gets Nastaliq again.

const WORD = "سمجھیں";
const SIZE = 48;
/** Drawn rightly this word is about 2 em tall, collapsed 0.8 em (measured in Chromium 156 and WebKitGTK 2.50). */
const LEAST_HEIGHT = 1.3 * SIZE;

/** The height of the ink of one word, in pixels, or null where there is nothing to draw on. */
function inkHeight(): number | null {
  const canvas = document.createElement("canvas");
  canvas.width = 6 * SIZE;
  canvas.height = 4 * SIZE;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return null;
  pen.font = `${SIZE}px "Muhr Nastaliq"`;
  pen.direction = "rtl";
  pen.fillText(WORD, 5 * SIZE, 2.7 * SIZE);
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const hasInk = (row: number) => {
    for (let at = row * width; at < (row + 1) * width; at++) {
      if ((data[at * 4 + 3] ?? 0) > 60) return true;
    }
    return false;
  };
  const rows = Array.from({ length: height }, (_, row) => row).filter(hasInk);
  const [first] = rows;
  const last = rows.at(-1);
  return first === undefined || last === undefined ? null : last - first + 1;
}

/** Notes on the page which face Urdu gets; `tokens.css` does the rest. */
export async function chooseUrduFace(): Promise<void> {
  try {
    await document.fonts.load(`${SIZE}px "Muhr Nastaliq"`, WORD);
    const height = inkHeight();
    if (height !== null && height < LEAST_HEIGHT) {
      document.documentElement.dataset["urdu"] = "naskh";
    }
  } catch {
    // A font that cannot be loaded is no reason not to start.
  }
}
