import { zoneTypeLabel } from './zone-type.js';

describe('zoneTypeLabel', () => {
  it.each([
    ['U', 'Urbaine'],
    ['AUc', 'À urbaniser'],
    ['AUs', 'À urbaniser bloquée'],
    ['A', 'Agricole'],
    ['N', 'Naturelle et forestière'],
    ['AU', 'À urbaniser'],
    ['1AU', 'À urbaniser'],
    ['Ah', 'Agricole'],
    ['Nh', 'Naturelle et forestière'],
    ['Nd', 'Naturelle et forestière'],
    ['Ub', 'Urbaine'],
    ['Z', null],
    [null, null],
  ])('%s: %s', (type, label) => {
    expect(zoneTypeLabel(type)).toBe(label);
  });
});
