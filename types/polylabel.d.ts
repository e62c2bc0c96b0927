declare module 'polylabel' {
  type Ring = readonly (readonly [number, number])[];
  /** The inside point farthest from the outline, with that distance (negative: outside, the shape is too thin). */
  export default function polylabel(
    polygon: readonly Ring[],
    precision?: number,
  ): [x: number, y: number] & { distance: number };
}
