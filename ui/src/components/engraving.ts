// The line work of the seal, drawn the way security printers draw it: one wave bent round a
// circle and repeated with its phase moved on (a guilloche). Pure geometry around (0, 0).

const number = (value: number) => value.toFixed(1);

/** A closed smooth line: radius `r + a·cos(lobes·θ + phase)`. */
function wave(r: number, a: number, lobes: number, phase: number): string {
  const steps = lobes * 10;
  const points = Array.from({ length: steps }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI;
    const radius = r + a * Math.cos(lobes * angle + phase);
    return `${number(radius * Math.cos(angle))} ${number(radius * Math.sin(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

/** A band of such lines, `strands` of them evenly out of phase. */
export function band(r: number, a: number, lobes: number, strands: number): string {
  return Array.from({ length: strands }, (_, strand) =>
    wave(r, a, lobes, (strand / strands) * 2 * Math.PI),
  ).join("");
}

/** The scalloped edge of a seal, made of `lobes` outward arcs. */
export function scallop(r: number, lobes: number): string {
  const chord = 2 * r * Math.sin(Math.PI / lobes);
  const bow = number(chord * 0.56);
  const corner = (lobe: number) => {
    const angle = (lobe / lobes) * 2 * Math.PI - Math.PI / 2 - Math.PI / lobes;
    return `${number(r * Math.cos(angle))} ${number(r * Math.sin(angle))}`;
  };
  const arcs = Array.from(
    { length: lobes },
    (_, lobe) => `A${bow} ${bow} 0 0 1 ${corner(lobe + 1)}`,
  );
  return `M${corner(0)}${arcs.join("")}Z`;
}
