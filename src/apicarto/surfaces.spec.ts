import { surfaceNumber, surfaceText } from './surfaces.js';

it.each([
  [123.456, '123.46', 123.456],
  [0, 0, 0],
  [null, null, null],
  [1 / 3, '0.33', 0.3333],
])('%p m2 is written %j or %j', (area, text, number) => {
  expect(surfaceText(area)).toBe(text);
  expect(surfaceNumber(area)).toBe(number);
});
