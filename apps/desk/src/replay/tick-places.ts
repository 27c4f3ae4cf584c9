export type WaitScale = 'scale' | 'compressed';

const minute = 60_000;

/** A wait of a week is not ten thousand times one of a minute: each gap grows by its logarithm. */
const compress = (gap: number): number => 1 + Math.log2(1 + gap / minute);

/** Where each record stands on the line, 0 to 1. */
export const tickPlaces = (instants: readonly number[], scale: WaitScale): readonly number[] => {
  const sizes = instants.map((at, place) => {
    const gap = place === 0 ? 0 : Math.max(0, at - (instants[place - 1] ?? at));
    if (place === 0) return 0;
    return scale === 'scale' ? gap : compress(gap);
  });
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let reached = 0;
  return sizes.map((size, place) => {
    reached += size;
    return whole === 0 ? place / Math.max(1, instants.length - 1) : reached / whole;
  });
};

export interface DayMark {
  readonly at: number;
  readonly place: number;
}

/** The first record of each calendar day. */
export const dayMarks = (instants: readonly number[], places: readonly number[]): readonly DayMark[] => {
  let day = '';
  return instants.flatMap((at, index) => {
    const own = new Date(at).toDateString();
    if (own === day) return [];
    day = own;
    return [{ at, place: places[index] ?? 0 }];
  });
};

/** The record nearest to a place on the line. */
export const nearestTick = (places: readonly number[], place: number): number => {
  let best = 0;
  places.forEach((own, index) => {
    if (Math.abs(own - place) < Math.abs((places[best] ?? 0) - place)) best = index;
  });
  return best;
};
