import { labelPlaces } from './labels.js';
import { tidyPlaces } from './places.js';

describe('words beside steps and arrows', () => {
  const event = { id: 'e', x: 100, y: 100, width: 36, height: 36 };
  const label = { id: 'e_label', x: 0, y: 0, width: 60, height: 14, labelTarget: event };

  const nothing = { steps: [], frames: [] };

  it('stand below, or above where an arrow leaves downwards', () => {
    const boxes = new Map([[event, event]]);
    expect(labelPlaces([label], { boxes, lines: new Map() }, nothing).get(label)).toMatchObject({ x: 88, y: 142 });
    const arrow = { id: 'f', x: 0, y: 0, width: 0, height: 0, waypoints: [] };
    const down = [
      { x: 118, y: 136 },
      { x: 118, y: 300 },
    ];
    expect(labelPlaces([label], { boxes, lines: new Map([[arrow, down]]) }, nothing).get(label)).toMatchObject({
      y: 80,
    });
  });

  it('stand outside the step on whose upper or lower edge an event sits', () => {
    const step = (y: number) => ({ id: 's', x: 60, y, width: 100, height: 80 });
    for (const [host, y] of [
      [step(118), 80],
      [step(38), 142],
    ] as const) {
      const onEdge = { ...event, host };
      const words = { ...label, labelTarget: onEdge };
      const boxes = new Map([host, onEdge].map((one) => [one, one]));
      const found = labelPlaces([words], { boxes, lines: new Map() }, { steps: [host], frames: [] }).get(words);
      expect(found).toMatchObject({ y });
    }
  });

  it('do not stand on the border of a lane', () => {
    const lane = { x: 0, y: 0, width: 400, height: 149 };
    const boxes = new Map([[event, event]]);
    const found = labelPlaces([label], { boxes, lines: new Map() }, { steps: [], frames: [lane] }).get(label);
    expect(found).toMatchObject({ x: 88, y: 80 });
  });

  it('have no place where a part of the drawing has none: then nothing moves', () => {
    expect(tidyPlaces([event], [])).toBeNull();
    const plane = { element: 'p', shapes: [{ ...event, x: 7.4, kind: 'node' as const }], edges: [] };
    expect(tidyPlaces([event], [plane])?.boxes.get(event)).toEqual({ x: 7, y: 100, width: 36, height: 36 });
  });
});
