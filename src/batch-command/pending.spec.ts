import fc from 'fast-check';
import { pendingOf } from './pending.js';

const lists = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
const mark = (parcelId: string, index: number): { index: number; parcelId: string; status: number } => ({
  index,
  parcelId,
  status: 200,
});

describe('what is left to ask', () => {
  it('is every identifier without a line, as often as it was given', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.boolean()), (ids, isDone) => {
        const marks = ids.map(mark);
        const done = marks.filter(() => isDone.next().value);
        const left = marks.filter((one) => !done.includes(one));
        expect(pendingOf(ids, done)).toEqual(left.map(({ index, parcelId }) => ({ index, parcelId })));
      }),
    );
  });

  it('loses and repeats none when the list has grown and was put in another order', () => {
    fc.assert(
      fc.property(
        lists.chain((ids) =>
          fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length }), lists),
        ),
        ([ids, shuffled, more]) => {
          const now = [...shuffled, ...more];
          const left = pendingOf(now, ids.map(mark));
          expect(left?.map(({ parcelId }) => parcelId).sort()).toEqual([...more].sort());
          for (const { index, parcelId } of left ?? []) expect(now[index]).toBe(parcelId);
        },
      ),
    );
  });

  it('cannot be told where lines are about what is not in the list', () => {
    expect(pendingOf(['a', 'b'], [mark('c', 0)])).toBeUndefined();
    expect(pendingOf(['a'], [mark('a', 0), mark('a', 1)])).toBeUndefined();
  });
});
